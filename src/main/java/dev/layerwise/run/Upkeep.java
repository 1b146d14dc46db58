package dev.layerwise.run;

import dev.layerwise.platform.DatabaseWatch;
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
  private final DiskWaiters diskWaiters;
  private final Yields yields;
  private final RunMeters meters;
  private final DatabaseWatch database;
  private final Lease lease;

  Upkeep(
      RunQueue queue,
      QuotaWaiters waiters,
      DiskWaiters diskWaiters,
      Yields yields,
      RunMeters meters,
      DatabaseWatch database,
      Lease lease) {
    this.queue = queue;
    this.waiters = waiters;
    this.diskWaiters = diskWaiters;
    this.yields = yields;
    this.meters = meters;
    this.database = database;
    this.lease = lease;
  }

  @Scheduled(
      every = "5s",
      identity = "expired-leases",
      concurrentExecution = ConcurrentExecution.SKIP)
  void requeueLostRuns() {
    if (!everybodyCouldSpeak()) {
      return;
    }
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

  @Scheduled(
      every = "15s",
      identity = "disk-waiters",
      concurrentExecution = ConcurrentExecution.SKIP)
  void resumeWhereThereIsRoom() {
    int resumed = diskWaiters.resume();
    if (resumed > 0) {
      LOG.infof("There is room on the disk: %d runs are queued again", resumed);
    }
  }

  /**
   * After an outage of the database every lease has run out, though nobody is to blame: workers get
   * two heartbeats' time to renew theirs, or to hand back what they had to end.
   */
  private boolean everybodyCouldSpeak() {
    return database.answeringFor().compareTo(lease.heartbeat().multipliedBy(2)) >= 0;
  }
}
