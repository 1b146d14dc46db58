package dev.layerwise.trainer;

import dev.layerwise.training.RunEvent.BatchDone;

/** Tells of batches: the first at once, then means over what came since, now and then. */
final class Progress {
  private final Narrator narrator;
  private final GrowingInterval interval;
  private Tally since = new Tally();
  private long started;
  private boolean silent = true;

  Progress(Narrator narrator) {
    this.narrator = narrator;
    this.interval = GrowingInterval.ofNews(narrator);
    this.started = narrator.now();
  }

  /** Whether the next batch will be told of: the first, for which somebody waits, or in time. */
  boolean isDue() {
    return silent || interval.isOver(started);
  }

  /** Training goes on: what was done in between does not count as slowness. */
  void startClock() {
    if (since.samples() == 0) {
      started = narrator.now();
    }
  }

  void done(int epoch, int batch, int batches, Tally tally) {
    since.add(tally);
    if (isDue()) {
      long now = narrator.now();
      double seconds = Math.max(1, now - started) / 1e9;
      narrator.tell(
          new BatchDone(
              epoch, batch, batches, since.loss(), since.accuracy(), since.samples() / seconds));
      since = new Tally();
      started = now;
      silent = false;
    }
  }
}
