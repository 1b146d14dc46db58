package dev.layerwise.trainer;

/**
 * How much time lies between two of what a run does again and again: a share of the time since it
 * began on this trainer, within limits, and so much that it takes little of the run's time.
 */
final class GrowingInterval {
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final int TIMES_ITS_COST = 200;
  private static final long MOST_FOR_COST = 300 * SECOND_NANOS;

  private final Narrator narrator;
  private final long shortest;
  private final long longest;
  private final int share;
  private final long begun;
  private long leastForCost;

  /** The run begins now. */
  private GrowingInterval(Narrator narrator, long shortest, long longest, int share) {
    this.narrator = narrator;
    this.shortest = shortest;
    this.longest = longest;
    this.share = share;
    this.begun = narrator.now();
  }

  /**
   * Between pieces of news: a quarter of a second at first, at most a second, and else a twentieth,
   * so that each moves a curve by as much as the one before.
   */
  static GrowingInterval ofNews(Narrator narrator) {
    return new GrowingInterval(narrator, SECOND_NANOS / 4, SECOND_NANOS, 20);
  }

  /**
   * Between checkpoints: three seconds at first, at most thirty, and else a third. A crash costs no
   * more of what was trained, or five minutes of a network that takes long to write down.
   */
  static GrowingInterval ofCheckpoints(Narrator narrator) {
    return new GrowingInterval(narrator, 3 * SECOND_NANOS, 30 * SECOND_NANOS, 3);
  }

  /** The last held training up for so long: the next comes when it has cost half a percent. */
  void took(long nanos) {
    leastForCost = Math.min(MOST_FOR_COST, TIMES_ITS_COST * nanos);
  }

  /** Whether it is time for the next, if the last was at this nano time. */
  boolean isOver(long last) {
    long now = narrator.now();
    long wanted = Math.max(shortest, Math.min(longest, (now - begun) / share));
    return now - last >= Math.max(wanted, leastForCost);
  }
}
