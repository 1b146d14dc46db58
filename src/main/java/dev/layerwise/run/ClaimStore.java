package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Hands queued runs to devices: PostgreSQL is the queue. */
@ApplicationScoped
class ClaimStore {
  /** What a device takes of an account. */
  enum Part {
    /** A run that waits for this device alone: its check. */
    PINNED,
    QUICK,
    LONG
  }

  /** Whose turn it is on a device; the account's row is locked. */
  record Turn(UUID account, Part part) {}

  /**
   * Runs of an account that had this much more of late than the least of those who wait for a long
   * one do not go first for being short: many short runs would take the site from all others.
   */
  static final long QUICK_AHEAD_MS = 300_000;

  /** The largest share that still goes first. One look at an index, made once a statement. */
  static final String QUICK_UNTIL =
      """
      (SELECT used(coalesce((SELECT share FROM quota_account
                              WHERE long_{lane} > 0 AND active < :slots
                              ORDER BY share LIMIT 1), 'Infinity'), %d))\
      """
          .formatted(QUICK_AHEAD_MS);

  // Locking the account makes its counts exact; passing over locked ones lets devices claim side by
  // side. Each arm is only looked at when those before it found nobody.
  private static final String NEXT =
      """
      SELECT * FROM (
        SELECT * FROM (
          SELECT q.account_id AS account, 'PINNED' AS part
            FROM run r JOIN quota_account q USING (account_id)
           WHERE r.state = 'QUEUED' AND r.pinned_device = :device AND r.lane = '{lane}'
             AND q.active < :slots
           ORDER BY r.queued_at, r.id
           LIMIT 1
             FOR UPDATE OF q {locked}) pinned
        UNION ALL
        SELECT * FROM (
          SELECT account_id, 'QUICK' FROM quota_account
           WHERE quick_{lane} > 0 AND active < :slots
             AND coalesce((SELECT credit_ms FROM device_credit WHERE device_id = :device), 1) > 0
             AND share <= {quick_until}
           ORDER BY share, account_id
           LIMIT 1
             FOR UPDATE {locked}) quick_first
        UNION ALL
        SELECT * FROM (
          SELECT account_id, 'LONG' FROM quota_account
           WHERE long_{lane} > 0 AND active < :slots
           ORDER BY share, account_id
           LIMIT 1
             FOR UPDATE {locked}) long
        UNION ALL
        SELECT * FROM (
          SELECT account_id, 'QUICK' FROM quota_account
           WHERE quick_{lane} > 0 AND active < :slots
           ORDER BY share, account_id
           LIMIT 1
             FOR UPDATE {locked}) quick) next
       LIMIT 1
      """;

  private static final String TAKE =
      """
      UPDATE run
         SET state = 'PREPARING', fence = fence + 1, worker_id = :worker, device_id = :device,
             lease_until = site_now() + :lease, wanted = NULL, message = NULL,
             checkpoint_slice = slice, checkpoint_carry = charge_carry, told = 0
       WHERE id = (SELECT id FROM run
                    WHERE state = 'QUEUED' AND account_id = :account AND lane = :lane AND {part}
                    ORDER BY queued_at, id
                    LIMIT 1
                      FOR UPDATE)
      RETURNING id, fence AS fence_number, name, dataset, dataset_version, network, training,
                checkpoint_blob, checkpoint_epoch, checkpoint_batch, attempts, held_ms,
                traceparent
      """;

  private final Jdbi jdbi;
  private final Lease lease;

  ClaimStore(Jdbi jdbi, Lease lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  /**
   * Whose turn it is on this device.
   *
   * @param wait whether to wait for accounts that are locked just now instead of passing them over
   */
  Optional<Turn> lockNext(Claimant claimant, int slots, boolean wait) {
    var lane = claimant.kind().equals("gpu") ? "gpu" : "cpu";
    var sql =
        NEXT.replace("{quick_until}", QUICK_UNTIL)
            .replace("{lane}", lane)
            .replace("{locked}", wait ? "" : "SKIP LOCKED");
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("device", claimant.device())
                .bind("slots", slots)
                .mapTo(Turn.class)
                .findOne());
  }

  /** The oldest run of that part of the account, which the caller has locked. */
  Optional<ClaimedRun> take(Turn turn, Claimant claimant) {
    var part =
        switch (turn.part()) {
          case PINNED -> "pinned_device = :device";
          case QUICK -> "pinned_device IS NULL AND quick";
          case LONG -> "pinned_device IS NULL AND NOT quick";
        };
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TAKE.replace("{part}", part))
                .bind("account", turn.account())
                .bind("worker", claimant.worker())
                .bind("device", claimant.device())
                .bind("lane", claimant.kind())
                .bind("lease", lease.length())
                .mapTo(ClaimedRun.class)
                .findOne());
  }

  /** Counts what this account has waiting anew; the caller has locked it. */
  void recount(UUID account) {
    jdbi.useHandle(handle -> handle.select("SELECT recount(?)", account).mapTo(String.class).one());
  }

  /** Runs whose worker has not been heard of for the length of a lease. */
  List<Fence> expired() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id AS run, fence AS number FROM run
                     WHERE state IN ('PREPARING', 'TRAINING') AND lease_until < site_now()
                     ORDER BY lease_until LIMIT 100
                    """)
                .mapTo(Fence.class)
                .list());
  }

  List<Fence> heldBy(UUID worker) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id AS run, fence AS number FROM run"
                        + " WHERE worker_id = ? AND state IN ('PREPARING', 'TRAINING')")
                .bind(0, worker)
                .mapTo(Fence.class)
                .list());
  }

  /** What is wanted of the runs that this worker holds, where that is not to go on. */
  List<HeldOrder> orders(UUID worker) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id AS run, fence,
                           CASE WHEN wanted IN ('STOP', 'YIELD') THEN wanted ELSE 'PAUSE' END AS order
                      FROM run
                     WHERE worker_id = ? AND state IN ('PREPARING', 'TRAINING')
                       AND wanted IS NOT NULL
                    """)
                .bind(0, worker)
                .mapTo(HeldOrder.class)
                .list());
  }
}
