package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** How the queue looks from one waiting run. */
@ApplicationScoped
class QueueStore {
  private final Jdbi jdbi;

  QueueStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What stands between a run and its device.
   *
   * @param ahead runs that are claimed before it, as things stand
   * @param aheadMs what they are estimated to take
   * @param busy runs that hold a device of the lane
   * @param busyMs what those are estimated to take still, together
   * @param nextFreeMs how soon the first of them ends, 0 when none runs
   * @param ownActive runs of the same person that hold a device
   * @param ownAhead those of {@code ahead} that are the same person's
   */
  record Ahead(
      int ahead,
      long aheadMs,
      int busy,
      long busyMs,
      long nextFreeMs,
      int ownActive,
      int ownAhead) {}

  Optional<Ahead> ahead(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH mine AS (
                      SELECT r.id, r.account_id, r.lane, r.queued_at, q.share
                        FROM run r JOIN quota_account q USING (account_id)
                       WHERE r.id = ? AND r.state = 'QUEUED'),
                    before AS (
                      SELECT r.estimate_ms, r.account_id = mine.account_id AS own
                        FROM mine, run r JOIN quota_account q USING (account_id)
                       WHERE r.state = 'QUEUED' AND r.lane = mine.lane AND r.id <> mine.id
                         AND r.pinned_device IS NULL
                         AND CASE WHEN r.account_id = mine.account_id
                                  THEN (r.queued_at, r.id) < (mine.queued_at, mine.id)
                                  ELSE (q.share, q.account_id)
                                       < (mine.share, mine.account_id) END),
                    active AS (
                      SELECT greatest(0, r.estimate_ms - r.held_ms - coalesce(
                                 extract(epoch FROM site_now() - r.slice_started_at) * 1000, 0)
                                 )::bigint AS left_ms
                        FROM mine, run r
                       WHERE r.state IN ('PREPARING', 'TRAINING') AND r.lane = mine.lane)
                    SELECT (SELECT count(*) FROM before) AS ahead,
                           (SELECT coalesce(sum(estimate_ms), 0)::bigint FROM before) AS ahead_ms,
                           (SELECT count(*) FROM active) AS busy,
                           (SELECT coalesce(sum(left_ms), 0)::bigint FROM active) AS busy_ms,
                           (SELECT coalesce(min(left_ms), 0) FROM active) AS next_free_ms,
                           (SELECT count(*) FROM run r
                             WHERE r.account_id = mine.account_id
                               AND r.state IN ('PREPARING', 'TRAINING')) AS own_active,
                           (SELECT count(*) FROM before WHERE own) AS own_ahead
                      FROM mine
                    """)
                .bind(0, run)
                .mapTo(Ahead.class)
                .findOne());
  }
}
