package dev.layerwise.worker;

import dev.layerwise.run.Claimant;
import dev.layerwise.worker.TrainerStarter.NotReady;
import dev.layerwise.worker.TrainerStarter.Ready;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One device and the thread that serves it: keeps a trainer warm, claims a run for it, sees the run
 * through, and begins again with a fresh trainer. Out of service it has no trainer, and waits.
 */
final class DeviceLane implements Runnable {
  private static final Logger LOG = Logger.getLogger(DeviceLane.class);
  private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);

  private final DeviceSlot slot;
  private final Claimant claimant;
  private final DeviceStore.Served device;
  private final Crew crew;
  private final Pace pace;
  private final Semaphore bell = new Semaphore(0);

  private volatile boolean leaving;
  private volatile @Nullable DrainMode drain;
  private volatile DeviceState state = DeviceState.STARTING;
  private volatile boolean verified;
  private volatile @Nullable String failure;
  private volatile @Nullable TrainerProcess current;
  private @Nullable Ready warm;
  private @Nullable TrainerProcess upcoming;

  /** What every lane of a worker works with. */
  record Crew(TrainerStarter trainers, DeviceStore devices, DrainStore drains, Attempts attempts) {}

  DeviceLane(DeviceSlot slot, DeviceStore.Registration site, Crew crew, Pace pace) {
    this.slot = slot;
    this.claimant = site.claimant(slot);
    this.device = site.device(slot);
    this.crew = crew;
    this.pace = pace;
  }

  DeviceSlot slot() {
    return slot;
  }

  UUID device() {
    return device.id();
  }

  DeviceState state() {
    return state;
  }

  /** Whether all is as it should be: it has computed something right, or is out of service. */
  boolean isUsable() {
    return verified || drain != null;
  }

  /** Whether its trainer has computed something right since this worker started. */
  boolean isVerified() {
    return verified;
  }

  /** Why its trainer does not start; null while it does. */
  @Nullable String failure() {
    return failure;
  }

  /** What its trainer holds of the host's memory; empty when it has none. */
  OptionalLong memoryUsed() {
    var trainer = current;
    return trainer != null && trainer.isAlive()
        ? ProcessMemory.of(trainer.pid())
        : OptionalLong.empty();
  }

  /** Look again: a run may wait, or one here may have been asked to stop. */
  void nudge() {
    var trainer = current;
    if (trainer != null) {
      trainer.nudge();
    }
  }

  /** Takes no further run; the one at hand is checkpointed and goes back to the queue. */
  void leave() {
    leaving = true;
    wake();
  }

  /** Does what an admin wants of this device; null is to serve. */
  void heed(@Nullable DrainMode wish) {
    if (wish != drain) {
      drain = wish;
      wake();
    }
  }

  private void wake() {
    bell.release();
    nudge();
  }

  boolean takesRuns() {
    return !leaving && drain == null;
  }

  /** How the run at hand is to be checkpointed and given back; null while it may stay. */
  private Farewell.@Nullable Kind departure() {
    if (leaving) {
      return Farewell.Kind.LEAVE;
    }
    return drain == DrainMode.CHECKPOINT ? Farewell.Kind.DRAIN : null;
  }

  @Override
  public void run() {
    try {
      goOn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      signOff();
    }
  }

  private void goOn() throws InterruptedException {
    int failures = 0;
    while (!leaving) {
      try {
        failures = serves(failures) ? 0 : failures + 1;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        LOG.warnf(e, "Device %s goes on after a fault", slot.name());
        rest(pace.retryAfter(++failures));
      }
    }
  }

  /** Does the next thing; false when its trainer failed, as so many times before. */
  private boolean serves(int failures) throws InterruptedException {
    try {
      if (drain == null) {
        serve(warmTrainer());
      } else {
        standBy();
      }
      return true;
    } catch (NotReady e) {
      // One that is not wanted any more has not failed: its start was broken off.
      if (!takesRuns()) {
        return true;
      }
      failed(e.reason(), failures + 1);
      return false;
    }
  }

  private Ready warmTrainer() throws NotReady, InterruptedException {
    var kept = warm;
    if (kept != null && kept.trainer().isAlive()) {
      return kept;
    }
    enter(DeviceState.STARTING, null);
    var started = upcoming;
    upcoming = null;
    var ready =
        started == null
            ? crew.trainers().start(slot, this::takesRuns)
            : crew.trainers().awaitReady(started, slot, this::takesRuns);
    warm = ready;
    current = ready.trainer();
    verified = true;
    failure = null;
    LOG.infof("Device %s is ready: %s", slot.name(), ready.device());
    return ready;
  }

  /** Waits for a run and sees it through. */
  private void serve(Ready ready) throws NotReady, InterruptedException {
    crew.devices().idle(device, crew.attempts().limits().within(ready.device()));
    state = DeviceState.IDLE;
    while (takesRuns()) {
      var claim = crew.attempts().claim(claimant);
      if (claim.isPresent()) {
        warm = null;
        train(claim.get(), ready);
        return;
      }
      if (ready.trainer().next(pace.claims()) instanceof TrainerSignal.Died died) {
        throw new NotReady(died.death().reason());
      }
    }
  }

  private void train(Attempts.Claim claim, Ready ready) throws InterruptedException {
    try {
      enter(DeviceState.BUSY, claim.run().id());
      crew.attempts().serve(claim, ready, this::departure, this::prepareNext);
    } finally {
      ready.trainer().close();
    }
  }

  /** The run is about to leave: its successor's trainer starts while the results are put away. */
  private void prepareNext() {
    if (!takesRuns()) {
      return;
    }
    try {
      upcoming = crew.trainers().launch(slot);
    } catch (NotReady e) {
      LOG.warnf("Device %s: %s", slot.name(), e.reason());
    }
  }

  /** Out of service, with no trainer, until an admin puts the device back or the worker leaves. */
  private void standBy() throws InterruptedException {
    endTrainers();
    failure = null;
    enter(DeviceState.DRAINED, null);
    LOG.infof("Device %s is drained: it takes no run until it is put back.", slot.name());
    while (!leaving && drain != null) {
      rest(UNTIL_WOKEN);
    }
  }

  private void failed(String reason, int failures) throws InterruptedException {
    var wait = pace.retryAfter(failures);
    LOG.errorf("Device %s: %s Next try in %d ms.", slot.name(), reason, wait.toMillis());
    state = DeviceState.FAILED;
    failure = reason;
    warm = null;
    crew.devices().failed(device, reason, wait);
    rest(wait);
  }

  private void rest(Duration time) throws InterruptedException {
    if (bell.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  private void enter(DeviceState next, @Nullable UUID run) {
    crew.devices().change(device, next, run);
    state = next;
  }

  private void endTrainers() {
    for (var trainer : new TrainerProcess[] {current, upcoming}) {
      if (trainer != null) {
        trainer.close();
      }
    }
    current = null;
    upcoming = null;
    warm = null;
  }

  private void signOff() {
    endTrainers();
    try {
      if (state != DeviceState.DRAINED) {
        enter(DeviceState.DRAINING, null);
      }
    } catch (Exception e) {
      LOG.warnf("Device %s left without saying so: %s", slot.name(), e.getMessage());
    }
  }
}
