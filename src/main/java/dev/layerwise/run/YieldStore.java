package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Who waits too long for a short run, and who could make room. */
@ApplicationScoped
class YieldStore {
  private final Jdbi jdbi;

  YieldStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * How a kind of device is asked for.
   *
   * @param waiting quick runs that have waited longer than the rule's patience and that go first on
   *     a free device
   * @param active runs that hold such a device
   * @param leaving those of them that are on their way out already
   */
  record Pressure(int waiting, int active, int leaving) {
    /** How many more must make room when so many devices serve. */
    int missing(int serving) {
      return Math.min(active - leaving, waiting - leaving - Math.max(0, serving - active));
    }
  }

  /**
   * Whether any quick run waits. Asked every second; nearly always that is all there is to know.
   */
  boolean isAnyWaiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    """
                    SELECT EXISTS (SELECT FROM quota_account WHERE quick_cpu > 0)
                        OR EXISTS (SELECT FROM quota_account WHERE quick_gpu > 0)
                    """)
                .mapTo(Boolean.class)
                .one());
  }

  Pressure pressure(String kind, int slots) {
    var lane = kind.equals("gpu") ? "gpu" : "cpu";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT coalesce(sum(least(late.runs, :slots - q.active)), 0)
                              FROM quota_account q
                             CROSS JOIN LATERAL (
                                   SELECT count(*) AS runs
                                     FROM (SELECT FROM run r
                                            WHERE r.state = 'QUEUED' AND r.pinned_device IS NULL
                                              AND r.account_id = q.account_id AND r.lane = :lane
                                              AND r.quick
                                              AND r.queued_at <= site_now()
                                                  - rule.patience_ms * interval '1 millisecond'
                                            LIMIT :slots) waiting) late
                             WHERE q.quick_{lane} > 0 AND q.active < :slots
                               AND q.share <= {quick_until}) AS waiting,
                           count(r.id) AS active,
                           count(r.wanted) AS leaving
                      FROM share_rule rule
                      LEFT JOIN run r ON r.state IN ('PREPARING', 'TRAINING') AND r.lane = :lane
                     GROUP BY rule.patience_ms
                    """
                        .replace("{quick_until}", ClaimStore.QUICK_UNTIL)
                        .replace("{lane}", lane))
                .bind("lane", lane)
                .bind("slots", slots)
                .mapTo(Pressure.class)
                .one());
  }

  /**
   * Long runs that have had their turn, on devices that have credit for quick ones; those first
   * whose accounts have the largest share.
   */
  List<Fence> ableToYield(String kind, int count) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.id AS run, r.fence AS number
                      FROM run r
                      JOIN quota_account q USING (account_id)
                     CROSS JOIN share_rule rule
                      LEFT JOIN device_credit d USING (device_id)
                     CROSS JOIN LATERAL (
                           SELECT extract(epoch FROM site_now() - r.turn_started_at) * 1000 AS turn_ms,
                                  extract(epoch FROM site_now() - r.slice_started_at) * 1000
                                    AS unbooked_ms) since
                     WHERE r.state = 'TRAINING' AND r.lane = :kind AND r.wanted IS NULL
                       AND r.pinned_device IS NULL AND r.released_at IS NULL
                       AND since.turn_ms >= rule.turn_ms
                       AND (NOT r.quick OR since.turn_ms > 2 * rule.quick_ms)
                       AND coalesce(d.credit_ms, 300000)
                           + since.unbooked_ms * rule.quick_part / (1 - rule.quick_part) > 0
                     ORDER BY q.share DESC, r.turn_started_at, r.id
                     LIMIT :count
                    """)
                .bind("kind", kind)
                .bind("count", count)
                .mapTo(Fence.class)
                .list());
  }
}
