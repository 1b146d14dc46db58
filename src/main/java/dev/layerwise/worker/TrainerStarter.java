package dev.layerwise.worker;

import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.TrainerReport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Starts the trainers of one worker and waits until they are ready to serve. */
final class TrainerStarter {
  /** While it waits it looks so often whether the trainer is still wanted. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final TrainerLaunch launcher;
  private final Duration patience;

  /** The first trainer of a machine unpacks the engine's files; the others wait for it. */
  private final ReentrantLock firstStart = new ReentrantLock();

  private volatile boolean unpacked;

  TrainerStarter(TrainerLaunch launch, Duration patience) {
    this.launcher = launch;
    this.patience = patience;
  }

  /** A trainer that waits for a run, on a device that has computed something right. */
  record Ready(TrainerProcess trainer, DeviceDescription device) {}

  /** A trainer did not become ready; the message says why. */
  static final class NotReady extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    NotReady(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /** Starts a process that will be ready later; see {@link #awaitReady}. */
  TrainerProcess launch(DeviceSlot slot) throws NotReady {
    try {
      return launcher.start(slot);
    } catch (IOException e) {
      throw new NotReady("The training process could not be started: " + e.getMessage());
    }
  }

  /**
   * Starts a trainer for this device and waits until it is ready.
   *
   * @param wanted whether to go on with it; once it is not, the start is broken off
   */
  Ready start(DeviceSlot slot, BooleanSupplier wanted) throws NotReady, InterruptedException {
    if (unpacked) {
      return awaitReady(launch(slot), slot, wanted);
    }
    while (!firstStart.tryLock(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
      insist(wanted);
    }
    try {
      insist(wanted);
      var ready = awaitReady(launch(slot), slot, wanted);
      unpacked = true;
      return ready;
    } finally {
      firstStart.unlock();
    }
  }

  /** Waits for the first report of a trainer that has been started; one that fails is ended. */
  Ready awaitReady(TrainerProcess trainer, DeviceSlot slot, BooleanSupplier wanted)
      throws NotReady, InterruptedException {
    try {
      var found = firstReport(trainer, wanted).device();
      if (!found.kind().equals(slot.kind())) {
        throw new NotReady(wrongKind(slot, found));
      }
      return new Ready(trainer, found);
    } catch (NotReady | InterruptedException e) {
      trainer.close();
      throw e;
    }
  }

  /** How many GPUs the engine sees: a trainer is asked that does nothing else. */
  static int survey(TrainerCommandLine command, Duration patience)
      throws NotReady, InterruptedException {
    try (var trainer = command.survey()) {
      long end = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() - end < 0) {
        var signal = trainer.next(LOOK_AGAIN);
        if (signal instanceof TrainerSignal.Reported reported
            && reported.report() instanceof TrainerReport.Surveyed answer) {
          return answer.gpus();
        }
        ready(signal);
      }
      throw new NotReady("It did not answer within " + patience.toSeconds() + " s.");
    } catch (IOException e) {
      throw new NotReady("The process could not be started: " + e.getMessage());
    }
  }

  private static void insist(BooleanSupplier wanted) throws NotReady {
    if (!wanted.getAsBoolean()) {
      throw new NotReady("The start of the training process was broken off.");
    }
  }

  private TrainerReport.Ready firstReport(TrainerProcess trainer, BooleanSupplier wanted)
      throws NotReady, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      insist(wanted);
      var left = patience.minusNanos(System.nanoTime() - start);
      if (left.isNegative() || left.isZero()) {
        throw new NotReady(
            "The training process was not ready within " + patience.toSeconds() + " s.");
      }
      var ready = ready(trainer.next(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN));
      if (ready != null) {
        return ready;
      }
    }
  }

  private static TrainerReport.@Nullable Ready ready(@Nullable TrainerSignal signal)
      throws NotReady {
    if (signal instanceof TrainerSignal.Died died) {
      throw new NotReady(died.death().reason());
    }
    if (signal instanceof TrainerSignal.Reported reported) {
      if (reported.report() instanceof TrainerReport.Ready ready) {
        return ready;
      }
      if (reported.report() instanceof TrainerReport.Finished end && end.message() != null) {
        throw new NotReady(end.message());
      }
    }
    return null;
  }

  private static String wrongKind(DeviceSlot slot, DeviceDescription found) {
    return "The device "
        + slot.name()
        + " was asked for, but the engine "
        + found.engine()
        + " works on "
        + found.kind()
        + ". Check the driver and that this build's engine fits the device, or take it out of"
        + " layerwise.worker.devices.";
  }
}
