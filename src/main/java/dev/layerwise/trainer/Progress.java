package dev.layerwise.trainer;

import dev.layerwise.training.RunEvent.BatchDone;

/** Tells of batches: the first at once, then means over what came since, four times a second. */
final class Progress {
  private static final long INTERVAL_NANOS = 250_000_000;

  private final Narrator narrator;
  private Tally since = new Tally();
  private long started;
  private boolean silent = true;

  Progress(Narrator narrator) {
    this.narrator = narrator;
    this.started = narrator.now();
  }

  /** Whether the next batch will be told of: the first, for which somebody waits, or in time. */
  boolean isDue() {
    return silent || narrator.now() - started >= INTERVAL_NANOS;
  }

  /** Training goes on: what was done in between does not count as slowness. */
  void startClock() {
    if (since.samples() == 0) {
      started = narrator.now();
    }
  }

  void done(int epoch, int batch, int batches, Tally tally) {
    since.add(tally);
    long now = narrator.now();
    if (silent || now - started >= INTERVAL_NANOS) {
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
