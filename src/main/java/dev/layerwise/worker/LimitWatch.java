package dev.layerwise.worker;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends trainers that take more than a run may. It looks from outside, on a thread of its own, at
 * what the kernel says of the process and at when it last reported: a trainer cannot talk its way
 * out.
 */
final class LimitWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LimitWatch.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  /** After a gap like this between two looks it was this process that slept, not the trainer. */
  private static final long SLEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final TrainerLimits limits;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(LimitWatch::thread);

  LimitWatch(TrainerLimits limits) {
    this.limits = limits;
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "limit-watch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Watches a trainer that has been given a run.
   *
   * @param usedBefore device time that the run took in earlier attempts
   */
  Watched watch(TrainerProcess trainer, Duration usedBefore) {
    return new Watched(trainer, usedBefore);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** A trainer under watch. */
  final class Watched implements AutoCloseable {
    private final TrainerProcess trainer;
    private final Duration usedBefore;
    private final ScheduledFuture<?> check;
    private volatile @Nullable Long trainingSince;
    private volatile @Nullable String outOfMemory;
    private long awakeSince = System.nanoTime();
    private long lastLook = awakeSince;
    private boolean warned;

    private Watched(TrainerProcess trainer, Duration usedBefore) {
      this.trainer = trainer;
      this.usedBefore = usedBefore;
      long every = EVERY.toMillis();
      this.check = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /** The first batch comes next: from here its device time counts. */
    void training() {
      trainingSince = System.nanoTime();
    }

    /** Whether the run has had all the device time that one may have. */
    boolean isTimeUp() {
      var since = trainingSince;
      return since != null
          && usedBefore.plusNanos(System.nanoTime() - since).compareTo(limits.runTime()) >= 0;
    }

    /** For the student whose run was stopped since {@link #isTimeUp}. */
    String timeUpWords() {
      return "The run has had %s of device time, the most that one run may have on this site. What it learned until then is kept."
          .formatted(hours(limits.runTime()));
    }

    /** Why the run cannot be trained in the memory there is for it; null while it can. */
    @Nullable String outOfMemory() {
      return outOfMemory;
    }

    private void look() {
      long now = System.nanoTime();
      if (now - lastLook > SLEPT_NANOS) {
        awakeSince = now;
      }
      lastLook = now;
      lookAtMemory();
      lookAtSilence(now);
    }

    /** One look above the limit may be a passing peak, so it takes two in a row. */
    private void lookAtMemory() {
      long used = ProcessMemory.of(trainer.pid()).orElse(0);
      if (used <= limits.memoryBytes()) {
        warned = false;
      } else if (!warned) {
        warned = true;
        LOG.warnf(
            "Trainer %d holds %s of memory and may hold %s; it is ended unless it gives some back",
            trainer.pid(), gigabytes(used), gigabytes(limits.memoryBytes()));
      } else if (outOfMemory == null) {
        var words = tooMuch(used);
        outOfMemory = words;
        trainer.kill(words);
      }
    }

    private void lookAtSilence(long now) {
      long since = Math.max(awakeSince, trainer.lastReportAt());
      if (now - since > limits.silence().toNanos()) {
        trainer.kill(
            "The training process reported nothing for %d s, so it was taken to hang and was ended."
                .formatted(limits.silence().toSeconds()));
      }
    }

    private String tooMuch(long used) {
      return "The training used %s of memory, and a run may use %s on this device. Try half the batch size, fewer filters or units, or a pooling layer early in the network."
          .formatted(gigabytes(used), gigabytes(limits.memoryBytes()));
    }

    @Override
    public void close() {
      check.cancel(false);
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private static String hours(Duration time) {
    return time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() + " h";
  }
}
