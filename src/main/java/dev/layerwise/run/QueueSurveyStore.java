package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The whole queue in one query, and those who wait longest. */
@ApplicationScoped
class QueueSurveyStore {
  // A run that was held or paused keeps its old place: it waits since its last event instead.
  private static final String SINCE =
      """
      CASE WHEN r.fence = 0 AND r.paused_at IS NULL THEN r.queued_at
           ELSE coalesce((SELECT e.at FROM run_event e
                           WHERE e.run_id = r.id AND e.kind = 'state'
                           ORDER BY e.seq DESC LIMIT 1), r.queued_at) END
      """;

  private final Jdbi jdbi;

  QueueSurveyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What waits for and holds the devices of a lane.
   *
   * @param oldestWaitMs how long the longest wait has lasted, 0 when nobody waits
   * @param workMs what the waiting and the training runs are estimated to take still
   */
  record Lane(
      String lane,
      long waiting,
      long preparing,
      long training,
      long paused,
      long oldestWaitMs,
      long workMs) {
    static Lane empty(String lane) {
      return new Lane(lane, 0, 0, 0, 0, 0, 0);
    }
  }

  /** A run in the queue, with whose it is. */
  record Waiting(
      UUID run,
      String name,
      UUID owner,
      String ownerName,
      String dataset,
      String lane,
      long waitedMs,
      long estimateMs) {}

  List<Lane> lanes() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.lane,
                           count(*) FILTER (WHERE r.state = 'QUEUED') AS waiting,
                           count(*) FILTER (WHERE r.state = 'PREPARING') AS preparing,
                           count(*) FILTER (WHERE r.state = 'TRAINING') AS training,
                           count(*) FILTER (WHERE r.state = 'PAUSED') AS paused,
                           greatest(0, coalesce(max(
                             CASE WHEN r.state = 'QUEUED'
                                  THEN extract(epoch FROM site_now() - %s) * 1000 END),
                             0))::bigint AS oldest_wait_ms,
                           coalesce(sum(greatest(0, r.estimate_ms - r.held_ms))
                             FILTER (WHERE r.state <> 'PAUSED'), 0)::bigint AS work_ms
                      FROM run r
                     WHERE r.state IN ('QUEUED', 'PREPARING', 'TRAINING', 'PAUSED')
                     GROUP BY r.lane
                    """
                        .formatted(SINCE))
                .mapTo(Lane.class)
                .list());
  }

  /** Those who have waited longest in a lane. */
  List<Waiting> longestWaiting(String lane, int count) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.id AS run, r.name, r.account_id AS owner, a.name AS owner_name,
                           r.dataset, r.lane,
                           greatest(0, extract(epoch FROM site_now() - %s) * 1000)::bigint
                             AS waited_ms,
                           greatest(0, r.estimate_ms - r.held_ms) AS estimate_ms
                      FROM run r JOIN account a ON a.id = r.account_id
                     WHERE r.state = 'QUEUED' AND r.lane = :lane
                     ORDER BY r.queued_at, r.id
                     LIMIT :count
                    """
                        .formatted(SINCE))
                .bind("lane", lane)
                .bind("count", count)
                .mapTo(Waiting.class)
                .list());
  }
}
