package dev.layerwise.run;

import dev.layerwise.quota.Quota;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Queues runs that were paused for quota, once there has been a new grant. */
@ApplicationScoped
class QuotaWaiters {
  private final Jdbi jdbi;
  private final Quota quota;
  private final LifeStore life;
  private final RunStore runs;
  private final EventStore events;

  QuotaWaiters(Jdbi jdbi, Quota quota, LifeStore life, RunStore runs, EventStore events) {
    this.jdbi = jdbi;
    this.quota = quota;
    this.life = life;
    this.runs = runs;
    this.events = events;
  }

  /**
   * Resumes what can be resumed. What a pausing run gives back is no reason: it would only begin
   * again to pause at once.
   */
  int resume() {
    int resumed = 0;
    for (var account : runs.accountsWaitingForQuota()) {
      resumed += jdbi.inTransaction(tx -> resume(account));
    }
    return resumed;
  }

  private int resume(UUID account) {
    quota.lock(account);
    int resumed = 0;
    for (var id : runs.refusedBefore(account, quota.latestGrant(account))) {
      var run = life.lock(id).orElseThrow();
      var slice = quota.reserve(account, id, run.fence(), run.slice() + 1, run.price());
      if (slice.isEmpty()) {
        break;
      }
      life.queue(id, slice.get(), null, run.attempts());
      events.append(
          id, List.of(new RunEvent.StateChanged(RunState.QUEUED.name(), null, null, null)));
      resumed++;
    }
    return resumed;
  }
}
