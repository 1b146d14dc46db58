package dev.layerwise.run;

import dev.layerwise.incident.IncidentKind;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Where workers get their runs. Decides by the database's clock alone. */
@ApplicationScoped
public class RunQueue {
  private static final Logger LOG = Logger.getLogger(RunQueue.class);

  private final Jdbi jdbi;
  private final ClaimStore claims;
  private final EventStore events;
  private final HeldRuns held;
  private final RunLimits limits;

  RunQueue(Jdbi jdbi, ClaimStore claims, EventStore events, HeldRuns held, RunLimits limits) {
    this.jdbi = jdbi;
    this.claims = claims;
    this.events = events;
    this.held = held;
    this.limits = limits;
  }

  /**
   * Hands the run whose turn it is to this device: of the account with the least share of late and
   * a free slot, the oldest; quick runs before long ones while the device has credit for them. The
   * lease runs out; renew it with {@link RunJournal#heartbeat}.
   */
  public Optional<ClaimedRun> claim(Claimant claimant) {
    var run = jdbi.inTransaction(tx -> tryToClaim(claimant, false));
    // Whoever found only accounts that others were claiming from waits for those.
    return run.isPresent() ? run : jdbi.inTransaction(tx -> tryToClaim(claimant, true));
  }

  private Optional<ClaimedRun> tryToClaim(Claimant claimant, boolean wait) {
    Optional<ClaimedRun> run;
    boolean miscounted;
    do {
      var turn = claims.lockNext(claimant, limits.concurrent(), wait);
      run = turn.flatMap(next -> claims.take(next, claimant));
      miscounted = turn.isPresent() && run.isEmpty();
      if (miscounted) {
        LOG.errorf(
            "Account %s counted a run that waits and has none: counted anew", turn.get().account());
        claims.recount(turn.get().account());
      }
    } while (miscounted);
    run.ifPresent(
        claimed ->
            events.append(
                claimed.id(),
                List.of(new RunEvent.StateChanged(RunState.PREPARING.name(), null, null, null))));
    return run;
  }

  /** What this worker is to stop or pause; cheap enough to ask several times a second. */
  public List<HeldOrder> orders(UUID worker) {
    return claims.orders(worker);
  }

  /**
   * Queues the runs whose worker has not renewed its lease. Any process may call it.
   *
   * @return how many were lost
   */
  public int requeueExpired() {
    int lost = 0;
    for (var fence : claims.expired()) {
      if (held.loseIfExpired(fence, "The worker that trained it stopped answering.")) {
        lost++;
      }
    }
    return lost;
  }

  /** Queues what this worker held before it started anew; nobody trains it any more. */
  public int requeueHeldBy(UUID worker) {
    int lost = 0;
    for (var fence : claims.heldBy(worker)) {
      try {
        held.lose(
            fence, IncidentKind.WORKER_RESTARTED, "The worker that trained it was started anew.");
        lost++;
      } catch (FenceLost e) {
        // Another process has seen to it.
      }
    }
    return lost;
  }
}
