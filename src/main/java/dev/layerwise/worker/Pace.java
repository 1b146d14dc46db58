package dev.layerwise.worker;

import dev.layerwise.run.Lease;
import java.time.Duration;

/**
 * How often a worker does what, measured on its own monotonic clock.
 *
 * @param heartbeat between two renewals of a run's lease
 * @param selfStop a trainer whose lease could not be renewed for so long is ended; well below the
 *     lease itself, so that it is gone before another worker may claim the run
 * @param journal events are written at most this often
 * @param wishes the student's stop or pause is looked for at least this often
 * @param claims the queue is looked at least this often, should no wake-up arrive
 * @param stopGrace a trainer that has not stopped and tested what it learned for so long is ended
 * @param pauseGrace likewise, one that has not come to the end of its chunk of batches
 * @param leaveGrace likewise, when the whole worker leaves
 * @param startPatience a trainer must be ready within this time; the first one of a machine unpacks
 *     its engine
 * @param firstRetry after a trainer that did not start; doubled each time
 * @param lastRetry the longest wait between two tries
 */
record Pace(
    Duration heartbeat,
    Duration selfStop,
    Duration journal,
    Duration wishes,
    Duration claims,
    Duration stopGrace,
    Duration pauseGrace,
    Duration leaveGrace,
    Duration startPatience,
    Duration firstRetry,
    Duration lastRetry) {

  /** The usual pace of a site with such leases. */
  static Pace keeping(Lease lease) {
    return new Pace(
        lease.heartbeat(),
        lease.selfStop(),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(15),
        Duration.ofMinutes(3),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1));
  }

  /** How long to wait after this many failed starts in a row. */
  Duration retryAfter(int failures) {
    var wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, 16));
    return wait.compareTo(lastRetry) < 0 ? wait : lastRetry;
  }
}
