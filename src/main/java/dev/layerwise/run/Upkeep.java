package dev.layerwise.run;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What time does to runs: leases run out, weeks begin. Every process may do it. */
@ApplicationScoped
class Upkeep {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private final RunQueue queue;
  private final QuotaWaiters waiters;
  private final Yields yields;
  private final RunMeters meters;

  Upkeep(RunQueue queue, QuotaWaiters waiters, Yields yields, RunMeters meters) {
    this.queue = queue;
    this.waiters = waiters;
    this.yields = yields;
    this.meters = meters;
  }

  @Scheduled(
      every = "5s",
      identity = "expired-leases",
      concurrentExecution = ConcurrentExecution.SKIP)
  void requeueLostRuns() {
    int lost = queue.requeueExpired();
    if (lost > 0) {
      meters.leasesLost(lost);
      LOG.warnf("%d runs were lost by their worker and are queued again", lost);
    }
  }

  @Scheduled(every = "1s", identity = "yields", concurrentExecution = ConcurrentExecution.SKIP)
  void makeRoomForShortRuns() {
    int asked = yields.ask();
    if (asked > 0) {
      LOG.infof("%d long runs were asked to yield to short ones", asked);
    }
  }

  @Scheduled(
      every = "10s",
      identity = "quota-waiters",
      concurrentExecution = ConcurrentExecution.SKIP)
  void resumeWhereThereIsNewTime() {
    int resumed = waiters.resume();
    if (resumed > 0) {
      LOG.infof("%d runs that waited for device time are queued again", resumed);
    }
  }
}
