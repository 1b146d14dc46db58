package dev.layerwise.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends what runs under a lease that could not be renewed, or beyond the device time that was
 * reserved for it. It works on this machine's monotonic clock and on a thread of its own, so
 * neither a wrong clock nor a database that never answers can keep a trainer alive until another
 * worker holds its run.
 */
final class LeaseWatch implements AutoCloseable {
  private final Duration limit;

  /** Reserved device time ends so much early: rather that than any over-run. */
  private final Duration margin;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(LeaseWatch::thread);

  LeaseWatch(Duration limit) {
    this.limit = limit;
    this.margin = Duration.ofMillis(Math.min(100, Math.max(1, limit.toMillis() / 20)));
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "lease-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Why something was ended. */
  enum Loss {
    /** The lease was not renewed in time. */
    LEASE("The worker was cut off from the database."),
    /** The reserved device time is over. */
    SLICE("The device time that was reserved for this run is over.");

    private final String words;

    Loss(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Watches a lease that was asked for at this nano time. */
  Watched watch(long takenAt, Consumer<Loss> whenLost) {
    return new Watched(takenAt, whenLost);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** A lease under watch: looked at when it would be over, if nothing renewed it. */
  final class Watched implements AutoCloseable {
    private final Consumer<Loss> whenLost;
    private long renewedAt;
    private @Nullable Long sliceEndsAt;
    private ScheduledFuture<?> look;
    private volatile @Nullable Loss loss;

    private Watched(long takenAt, Consumer<Loss> whenLost) {
      this.renewedAt = takenAt;
      this.whenLost = whenLost;
      this.look = nextLook();
    }

    private synchronized ScheduledFuture<?> nextLook() {
      return timer.schedule(this::look, untilOver(), TimeUnit.NANOSECONDS);
    }

    private void look() {
      if (isOver()) {
        whenLost.accept(Objects.requireNonNull(loss));
      }
    }

    /** A renewal may have come just before the look that it meant to call off. */
    private synchronized boolean isOver() {
      if (loss != null || untilOver() > 0) {
        return false;
      }
      loss = untilSliceEnds() <= 0 ? Loss.SLICE : Loss.LEASE;
      return true;
    }

    private synchronized long untilOver() {
      return Math.min(untilSliceEnds(), renewedAt + limit.toNanos() - System.nanoTime());
    }

    private synchronized long untilSliceEnds() {
      var end = sliceEndsAt;
      return end == null ? Long.MAX_VALUE : end - margin.toNanos() - System.nanoTime();
    }

    /**
     * The lease was renewed.
     *
     * @param askedAt nano time from <em>before</em> the renewal was asked for: the lease may have
     *     begun as early as that
     * @param remainingMs device time left from then on; null while none is counted
     */
    synchronized void renewed(long askedAt, @Nullable Long remainingMs) {
      renewedAt = askedAt;
      sliceEndsAt =
          remainingMs == null ? null : askedAt + TimeUnit.MILLISECONDS.toNanos(remainingMs);
      if (look.cancel(false)) {
        look = nextLook();
      }
    }

    /** What was lost, or null while all is well. */
    @Nullable Loss loss() {
      return loss;
    }

    @Override
    public synchronized void close() {
      look.cancel(false);
    }
  }
}
