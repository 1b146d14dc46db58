package dev.layerwise.worker;

import java.time.Duration;
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

  /** Milliseconds between two looks. */
  private final long every;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(LeaseWatch::thread);

  LeaseWatch(Duration limit) {
    this.limit = limit;
    this.every = Math.min(100, Math.max(1, limit.toMillis() / 20));
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

  /** A lease under watch. */
  final class Watched implements AutoCloseable {
    private final Consumer<Loss> whenLost;
    private final ScheduledFuture<?> check;
    private volatile long renewedAt;
    private volatile @Nullable Long sliceEndsAt;
    private volatile @Nullable Loss loss;

    private Watched(long takenAt, Consumer<Loss> whenLost) {
      this.renewedAt = takenAt;
      this.whenLost = whenLost;
      this.check = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
      if (loss != null) {
        return;
      }
      long now = System.nanoTime();
      var end = sliceEndsAt;
      // The next look would come too late: rather a little early than any over-run.
      if (end != null && now + TimeUnit.MILLISECONDS.toNanos(every) - end >= 0) {
        lose(Loss.SLICE);
      } else if (now - renewedAt > limit.toNanos()) {
        lose(Loss.LEASE);
      }
    }

    private void lose(Loss how) {
      loss = how;
      whenLost.accept(how);
    }

    /**
     * The lease was renewed.
     *
     * @param askedAt nano time from <em>before</em> the renewal was asked for: the lease may have
     *     begun as early as that
     * @param remainingMs device time left from then on; null while none is counted
     */
    void renewed(long askedAt, @Nullable Long remainingMs) {
      renewedAt = askedAt;
      sliceEndsAt =
          remainingMs == null ? null : askedAt + TimeUnit.MILLISECONDS.toNanos(remainingMs);
    }

    /** What was lost, or null while all is well. */
    @Nullable Loss loss() {
      return loss;
    }

    @Override
    public void close() {
      check.cancel(false);
    }
  }
}
