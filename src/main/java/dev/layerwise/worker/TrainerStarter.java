package dev.layerwise.worker;

import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.TrainerReport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Starts the trainers of one worker and waits until they are ready to serve. */
final class TrainerStarter {
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

  /** Starts a trainer for this device and waits until it is ready. */
  Ready start(DeviceSlot slot) throws NotReady, InterruptedException {
    if (unpacked) {
      return awaitReady(launch(slot), slot);
    }
    firstStart.lockInterruptibly();
    try {
      var ready = awaitReady(launch(slot), slot);
      unpacked = true;
      return ready;
    } finally {
      firstStart.unlock();
    }
  }

  /** Waits for the first report of a trainer that has been started; one that fails is ended. */
  Ready awaitReady(TrainerProcess trainer, DeviceSlot slot) throws NotReady, InterruptedException {
    try {
      var found = firstReport(trainer).device();
      if (!found.kind().equals(slot.kind())) {
        throw new NotReady(wrongKind(slot, found));
      }
      return new Ready(trainer, found);
    } catch (NotReady | InterruptedException e) {
      trainer.close();
      throw e;
    }
  }

  private TrainerReport.Ready firstReport(TrainerProcess trainer)
      throws NotReady, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      var left = patience.minusNanos(System.nanoTime() - start);
      var signal = trainer.next(left);
      if (signal == null && (left.isNegative() || left.isZero())) {
        throw new NotReady(
            "The training process was not ready within " + patience.toSeconds() + " s.");
      }
      if (signal instanceof TrainerSignal.Died died) {
        throw new NotReady(died.death().reason());
      }
      if (signal instanceof TrainerSignal.Reported reported
          && reported.report() instanceof TrainerReport.Ready ready) {
        return ready;
      }
      if (signal instanceof TrainerSignal.Reported reported
          && reported.report() instanceof TrainerReport.Finished end
          && end.message() != null) {
        throw new NotReady(end.message());
      }
    }
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
