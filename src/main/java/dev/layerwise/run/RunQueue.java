package dev.layerwise.run;

import dev.layerwise.incident.IncidentKind;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Where workers get their runs. Decides by the database's clock alone. */
@ApplicationScoped
public class RunQueue {
  private static final int TRIES = 3;

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
   * Hands the fairest queued run to this device: of the account that used least lately and has a
   * free slot, the oldest run that fits. The lease runs out; renew it with {@link
   * RunJournal#heartbeat}.
   */
  public Optional<ClaimedRun> claim(Claimant claimant) {
    // An account can fill its last slot between being found and being locked: look again.
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var round = jdbi.inTransaction(tx -> tryToClaim(claimant));
      if (round.run().isPresent() || !round.again()) {
        return round.run();
      }
    }
    return Optional.empty();
  }

  private Round tryToClaim(Claimant claimant) {
    var account = claims.lockFairestAccount(claimant, limits.concurrent());
    if (account.isEmpty()) {
      return new Round(Optional.empty(), false);
    }
    var run = claims.takeOldest(account.get(), claimant, limits.concurrent());
    run.ifPresent(
        claimed ->
            events.append(
                claimed.id(),
                List.of(new RunEvent.StateChanged(RunState.PREPARING.name(), null, null, null))));
    return new Round(run, true);
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

  private record Round(Optional<ClaimedRun> run, boolean again) {}
}
