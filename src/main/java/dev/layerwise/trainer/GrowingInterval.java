package dev.layerwise.trainer;

/**
 * How much time lies between two pieces of news of a run: a quarter of a second at first, and later
 * about a twentieth of what it has trained, so that each moves a curve by as much as the one
 * before; never more than a second.
 */
final class NewsInterval {
  private static final long SHORTEST_NANOS = 250_000_000;
  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final int PIECES_OF_NEWS = 20;

  private final Narrator narrator;
  private final long begun;

  /** The run begins now. */
  NewsInterval(Narrator narrator) {
    this.narrator = narrator;
    this.begun = narrator.now();
  }

  /** Whether there may be news again, if the last were told at this nano time. */
  boolean isOver(long lastTold) {
    long now = narrator.now();
    long share = (now - begun) / PIECES_OF_NEWS;
    return now - lastTold >= Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, share));
  }
}
