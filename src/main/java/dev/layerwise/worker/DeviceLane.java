package dev.layerwise.worker;

import dev.layerwise.run.Claimant;
import dev.layerwise.worker.TrainerStarter.NotReady;
import dev.layerwise.worker.TrainerStarter.Ready;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One device and the thread that serves it: keeps a trainer warm, claims a run for it, sees the run
 * through, and begins again with a fresh trainer.
 */
final class DeviceLane implements Runnable {
  private static final Logger LOG = Logger.getLogger(DeviceLane.class);

  private final DeviceSlot slot;
  private final Claimant claimant;
  private final Crew crew;
  private final Pace pace;
  private final CountDownLatch draining = new CountDownLatch(1);

  private volatile DeviceState state = DeviceState.STARTING;
  private volatile boolean verified;
  private volatile @Nullable TrainerProcess current;
  private @Nullable Ready warm;
  private @Nullable TrainerProcess upcoming;

  /** What every lane of a worker works with. */
  record Crew(TrainerStarter trainers, DeviceStore devices, Attempts attempts) {}

  DeviceLane(DeviceSlot slot, Claimant claimant, Crew crew, Pace pace) {
    this.slot = slot;
    this.claimant = claimant;
    this.crew = crew;
    this.pace = pace;
  }

  DeviceSlot slot() {
    return slot;
  }

  DeviceState state() {
    return state;
  }

  /** Whether its trainer has computed something right since this worker started. */
  boolean isVerified() {
    return verified;
  }

  /** Look again: a run may wait, or one here may have been asked to stop. */
  void nudge() {
    var trainer = current;
    if (trainer != null) {
      trainer.nudge();
    }
  }

  /** Takes no further run; the one at hand is checkpointed and goes back to the queue. */
  void drain() {
    draining.countDown();
    nudge();
  }

  @Override
  public void run() {
    int failures = 0;
    try {
      while (!isDraining()) {
        try {
          serve(warmTrainer());
          failures = 0;
        } catch (NotReady e) {
          failed(e.reason(), ++failures);
        } catch (RuntimeException e) {
          LOG.warnf(e, "Device %s goes on after a fault", slot.name());
          rest(pace.retryAfter(++failures));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  boolean isDraining() {
    return draining.getCount() == 0;
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
        started == null ? crew.trainers().start(slot) : crew.trainers().awaitReady(started, slot);
    warm = ready;
    current = ready.trainer();
    verified = true;
    LOG.infof("Device %s is ready: %s", slot.name(), ready.device());
    return ready;
  }

  /** Waits for a run and sees it through. */
  private void serve(Ready ready) throws NotReady, InterruptedException {
    crew.devices().idle(claimant.device(), ready.device());
    state = DeviceState.IDLE;
    while (!isDraining()) {
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
      crew.attempts().serve(claim, ready, this::isDraining, this::prepareNext);
    } finally {
      ready.trainer().close();
    }
  }

  /** The run is about to leave: its successor's trainer starts while the results are put away. */
  private void prepareNext() {
    if (isDraining()) {
      return;
    }
    try {
      upcoming = crew.trainers().launch(slot);
    } catch (NotReady e) {
      LOG.warnf("Device %s: %s", slot.name(), e.reason());
    }
  }

  private void failed(String reason, int failures) throws InterruptedException {
    var wait = pace.retryAfter(failures);
    LOG.warnf("Device %s: %s Next try in %d ms.", slot.name(), reason, wait.toMillis());
    state = DeviceState.FAILED;
    warm = null;
    crew.devices().failed(claimant.device(), reason);
    rest(wait);
  }

  private void rest(Duration time) throws InterruptedException {
    draining.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void enter(DeviceState next, @Nullable UUID run) {
    crew.devices().change(claimant.device(), next, run);
    state = next;
  }

  private void leave() {
    state = DeviceState.DRAINING;
    for (var trainer : new TrainerProcess[] {current, upcoming}) {
      if (trainer != null) {
        trainer.close();
      }
    }
    crew.devices().change(claimant.device(), DeviceState.DRAINING, null);
  }
}
