package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Hands queued runs to devices: PostgreSQL is the queue. */
@ApplicationScoped
class ClaimStore {
  // Locking the account first makes its concurrency exact and lets devices claim side by side.
  private static final String FAIREST_ACCOUNT =
      """
      SELECT q.account_id
        FROM quota_account q
       WHERE EXISTS (SELECT FROM run r
                      WHERE r.account_id = q.account_id AND r.state = 'QUEUED' AND r.lane = :lane
                        AND (r.pinned_device IS NULL OR r.pinned_device = :device))
         AND (SELECT count(*) FROM run r
               WHERE r.account_id = q.account_id AND r.state IN ('PREPARING', 'TRAINING')) < :slots
       ORDER BY q.decayed_use, q.account_id
       LIMIT 1
         FOR UPDATE SKIP LOCKED
      """;

  // A new statement sees what others committed before the account's lock was ours: count again.
  private static final String OLDEST_RUN =
      """
      UPDATE run
         SET state = 'PREPARING', fence = fence + 1, worker_id = :worker, device_id = :device,
             lease_until = site_now() + :lease, wanted = NULL, message = NULL,
             checkpoint_slice = slice, checkpoint_carry = charge_carry, told = 0
       WHERE id = (SELECT id FROM run
                    WHERE account_id = :account AND state = 'QUEUED' AND lane = :lane
                      AND (pinned_device IS NULL OR pinned_device = :device)
                      AND (SELECT count(*) FROM run r
                            WHERE r.account_id = :account
                              AND r.state IN ('PREPARING', 'TRAINING')) < :slots
                    ORDER BY queued_at, id
                    LIMIT 1
                      FOR UPDATE SKIP LOCKED)
      RETURNING id, fence AS fence_number, name, dataset, dataset_version, network, training,
                checkpoint_blob, checkpoint_epoch, checkpoint_batch, attempts
      """;

  private final Jdbi jdbi;
  private final Lease lease;

  ClaimStore(Jdbi jdbi, Lease lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  /** The account whose turn it is on this device; its row is locked. */
  Optional<UUID> lockFairestAccount(Claimant claimant, int slots) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FAIREST_ACCOUNT)
                .bind("lane", claimant.kind())
                .bind("device", claimant.device())
                .bind("slots", slots)
                .mapTo(UUID.class)
                .findOne());
  }

  Optional<ClaimedRun> takeOldest(UUID account, Claimant claimant, int slots) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(OLDEST_RUN)
                .bind("account", account)
                .bind("worker", claimant.worker())
                .bind("device", claimant.device())
                .bind("lane", claimant.kind())
                .bind("slots", slots)
                .bind("lease", lease.length())
                .mapTo(ClaimedRun.class)
                .findOne());
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
                           CASE wanted WHEN 'STOP' THEN 'STOP' ELSE 'PAUSE' END AS order
                      FROM run
                     WHERE worker_id = ? AND state IN ('PREPARING', 'TRAINING')
                       AND wanted IS NOT NULL
                    """)
                .bind(0, worker)
                .mapTo(HeldOrder.class)
                .list());
  }
}
