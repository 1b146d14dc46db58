package dev.layerwise.trainer;

import dev.layerwise.training.RunEvent;
import dev.layerwise.training.RunEvent.BatchDone;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells of batches: the first at once, then means over what came since, five times a second. */
final class Progress {
  private static final long INTERVAL_NANOS = 200_000_000;

  private final Consumer<RunEvent> events;
  private final LongSupplier nanoTime;
  private Tally since = new Tally();
  private long lastTold;
  private boolean told;

  Progress(Consumer<RunEvent> events, LongSupplier nanoTime) {
    this.events = events;
    this.nanoTime = nanoTime;
    this.lastTold = nanoTime.getAsLong();
  }

  void done(int epoch, int batch, int batches, Tally tally) {
    since.add(tally);
    long now = nanoTime.getAsLong();
    if (told && now - lastTold < INTERVAL_NANOS) {
      return;
    }
    double seconds = Math.max(1, now - lastTold) / 1e9;
    events.accept(
        new BatchDone(
            epoch, batch, batches, since.loss(), since.accuracy(), since.samples() / seconds));
    since = new Tally();
    lastTold = now;
    told = true;
  }

  /** Time spent on something else than training does not slow down the next event's speed. */
  void resumeClock() {
    if (since.samples() == 0) {
      lastTold = nanoTime.getAsLong();
    }
  }
}
