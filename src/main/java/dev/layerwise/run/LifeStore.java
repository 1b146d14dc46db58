package dev.layerwise.run;

import dev.layerwise.quota.PaidBack;
import dev.layerwise.quota.Settlement;
import dev.layerwise.quota.Slice;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The steps of a run's life as statements. Those of a worker name the fence. */
@ApplicationScoped
class LifeStore {
  /** What a run that is held under a fence is known by. */
  static final String HELD = " id = :run AND fence = :fence AND state IN ('PREPARING', 'TRAINING')";

  private static final String NO_HOLDER =
      " worker_id = NULL, device_id = NULL, lease_until = NULL, wanted = NULL,"
          + " slice_started_at = NULL, released_at = NULL ";
  private static final String NO_SLICE = " slice_device_ms = 0, slice_reserved_ms = 0 ";

  private final Jdbi jdbi;
  private final Lease lease;

  LifeStore(Jdbi jdbi, Lease lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  /** Whose run this is, without locking it: the account is locked first. */
  Optional<UUID> account(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT account_id FROM run WHERE id = ?")
                .bind(0, run)
                .mapTo(UUID.class)
                .findOne());
  }

  Optional<HeldRun> lock(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, account_id, state, wanted, lane, site_pays, fence, attempts,
                           worker_losses, slice, slice_device_ms, slice_reserved_ms,
                           slice_started_at, released_at, charge_carry, checkpoint_slice
                      FROM run WHERE id = ? FOR UPDATE
                    """)
                .bind(0, run)
                .mapTo(HeldRun.class)
                .findOne());
  }

  /** Renews the lease; empty when the fence is lost. */
  Optional<Pulse> beat(Fence fence) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE run SET lease_until = site_now() + :lease
                     WHERE\
                    """
                        + HELD
                        + """

                    RETURNING wanted, CASE WHEN slice_started_at IS NOT NULL THEN
                        slice_device_ms - (extract(epoch FROM site_now() - slice_started_at) * 1000)::bigint
                        END AS remaining_ms, slice_device_ms
                    """)
                .bind("lease", lease.length())
                .bind("run", fence.run())
                .bind("fence", fence.number())
                .mapTo(Pulse.class)
                .findOne());
  }

  /** How a held run is. */
  record Pulse(@Nullable String wanted, @Nullable Long remainingMs, long sliceDeviceMs) {}

  /** The device was let go so long ago; zero rows when the fence is lost. */
  int released(Fence fence, long agoMs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE run SET released_at = greatest(slice_started_at,
                           site_now() - :ago * interval '1 millisecond')
                     WHERE\
                    """
                        + HELD)
                .bind("ago", agoMs)
                .bind("run", fence.run())
                .bind("fence", fence.number())
                .execute());
  }

  boolean expired(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT lease_until < site_now() FROM run WHERE id = ?")
                .bind(0, run)
                .mapTo(Boolean.class)
                .one());
  }

  void train(UUID run, String deviceJson, long parameters) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE run SET state = 'TRAINING', device = ?::json, parameters = ?,
                       started_at = coalesce(started_at, site_now()), slice_started_at = site_now(),
                       turn_started_at = site_now()
                 WHERE id = ?
                """,
                deviceJson,
                parameters,
                run));
  }

  /** The run enters its next slice, now. */
  void enterSlice(Slice slice, Settlement last) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE run SET slice = ?, slice_device_ms = ?, slice_reserved_ms = ?,
                       slice_started_at = site_now(),
                       held_ms = held_ms + ?, charged_ms = charged_ms + ?, charge_carry = ?
                 WHERE id = ?
                """,
                slice.number(),
                slice.deviceMs(),
                slice.reservedMs(),
                last.heldMs(),
                last.chargedMs(),
                last.carry(),
                slice.run()));
  }

  void want(UUID run, String wanted) {
    jdbi.useHandle(handle -> handle.execute("UPDATE run SET wanted = ? WHERE id = ?", wanted, run));
  }

  /** The next slice was refused when this was the account's latest grant. */
  void refused(UUID run, long latestGrant) {
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE run SET refused_grant = ? WHERE id = ?", latestGrant, run));
  }

  void checkpointed(Fence fence, String blob, int epoch, int batch) {
    int rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE run SET checkpoint_blob = :blob, checkpoint_epoch = :epoch,
                               checkpoint_batch = :batch, checkpoint_slice = slice,
                               checkpoint_carry = charge_carry, worker_losses = 0
                         WHERE\
                        """
                            + HELD)
                    .bind("blob", blob)
                    .bind("epoch", epoch)
                    .bind("batch", batch)
                    .bind("run", fence.run())
                    .bind("fence", fence.number())
                    .execute());
    if (rows == 0) {
      throw new FenceLost(fence);
    }
  }

  void queue(UUID run, Slice slice, @Nullable String message, int attempts) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET state = 'QUEUED', paused_for = NULL, message = ?, attempts = ?,"
                    + " slice = ?, slice_device_ms = ?, slice_reserved_ms = ?,"
                    // A run that has shown to be long does not go on as a quick one.
                    + " quick = quick AND held_ms <= (SELECT quick_ms FROM share_rule),"
                    + NO_HOLDER
                    + "WHERE id = ?",
                message,
                attempts,
                slice.number(),
                slice.deviceMs(),
                slice.reservedMs(),
                run));
  }

  void pause(UUID run, String pausedFor, @Nullable String message) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET state = 'PAUSED', paused_for = ?, message = ?, paused_at = site_now(),"
                    + NO_HOLDER
                    + ","
                    + NO_SLICE
                    + "WHERE id = ?",
                pausedFor,
                message,
                run));
  }

  /** The run's last step. Its checkpoint is let go: nothing goes on from here. */
  void end(UUID run, RunEvent.Ended end, @Nullable String predictions, @Nullable String model) {
    var metrics = end.metrics();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE run SET state = :state, message = :message, paused_for = NULL,"
                        + " finished_at = site_now(), test_loss = :loss, test_accuracy = :accuracy,"
                        + " predictions_blob = :predictions, model_blob = :model,"
                        + " checkpoint_blob = NULL, checkpoint_epoch = NULL, checkpoint_batch = NULL,"
                        + NO_HOLDER
                        + ","
                        + NO_SLICE
                        + "WHERE id = :run")
                .bind("state", end.state())
                .bind("message", end.message())
                .bind("loss", metrics == null ? null : metrics.testLoss())
                .bind("accuracy", metrics == null ? null : metrics.testAccuracy())
                .bind("predictions", predictions)
                .bind("model", model)
                .bind("run", run)
                .execute());
  }

  void addSettlement(UUID run, Settlement settlement) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE run SET held_ms = held_ms + ?, charged_ms = charged_ms + ?, charge_carry = ?
                 WHERE id = ?
                """,
                settlement.heldMs(),
                settlement.chargedMs(),
                settlement.carry(),
                run));
  }

  /** The run is as it was at its checkpoint, its account too. */
  void paidBack(UUID run, PaidBack paidBack) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE run SET held_ms = held_ms + ?, charged_ms = charged_ms + ? - ?,
                       charge_carry = checkpoint_carry
                 WHERE id = ?
                """,
                paidBack.slice().heldMs(),
                paidBack.slice().chargedMs(),
                paidBack.refundedMs(),
                run));
  }

  void countLosses(UUID run, Losses losses) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET attempts = ?, worker_losses = ? WHERE id = ?",
                losses.attempts(),
                losses.workers(),
                run));
  }
}
