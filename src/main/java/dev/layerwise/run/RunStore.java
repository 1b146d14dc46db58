package dev.layerwise.run;

import dev.layerwise.platform.Traces;
import dev.layerwise.quota.Quota;
import dev.layerwise.quota.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the runs' owners do to them. */
@ApplicationScoped
class RunStore {
  private final Jdbi jdbi;

  RunStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(NewRun run, Slice slice) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO run (id, account_id, name, lesson, dataset, dataset_version, network,
                           training, epochs, parameters, nominal_ms, estimate_ms, lane,
                           pinned_device, site_pays, check_of, state, slice, slice_device_ms, slice_reserved_ms,
                           traceparent, created_at, queued_at, quick)
                    VALUES (:id, :owner, :name, :lesson, :dataset, :datasetVersion, :network::json,
                           :training::json, :epochs, :parameters, :nominalMs, :estimateMs, :lane,
                           :pinned, :sitePays, :check, 'QUEUED', :slice, :deviceMs, :reservedMs,
                           :traceparent, site_now(), site_now(),
                           :estimateMs <= (SELECT quick_ms FROM share_rule))
                    """)
                .bindMethods(run)
                .bindMethods(run.frozen())
                .bind("slice", slice.number())
                .bind("deviceMs", slice.deviceMs())
                .bind("reservedMs", slice.reservedMs())
                .bind("traceparent", Traces.current())
                .execute());
  }

  /**
   * A run about to be queued.
   *
   * @param pinned the device that it checks; null for any device
   * @param check the attempt at a challenge that it checks; null for a student's own run
   */
  public record NewRun(
      UUID id,
      UUID owner,
      String name,
      @Nullable String lesson,
      @Nullable UUID pinned,
      @Nullable UUID check,
      FrozenRun frozen) {
    /** What the site wants to know, it pays for. */
    public boolean sitePays() {
      return pinned != null || check != null;
    }

    String price() {
      return sitePays() ? Quota.SITE_PAYS : frozen.lane();
    }
  }

  /** What a run trains, to train it again. */
  Optional<FrozenRun> frozen(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT dataset, dataset_version, network, training, epochs, parameters,
                           nominal_ms, estimate_ms, lane
                      FROM run WHERE id = ?
                    """)
                .bind(0, run)
                .mapTo(FrozenRun.class)
                .findOne());
  }

  long unfinished(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM run WHERE account_id = ? AND check_of IS NULL"
                        + " AND state IN ('QUEUED', 'PREPARING', 'TRAINING', 'PAUSED')")
                .bind(0, account)
                .mapTo(Long.class)
                .one());
  }

  void rename(UUID run, String name) {
    jdbi.useHandle(handle -> handle.execute("UPDATE run SET name = ? WHERE id = ?", name, run));
  }

  void delete(UUID run) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM run WHERE id = ?", run));
  }

  void setPausedFor(UUID run, String pausedFor) {
    jdbi.useHandle(
        handle -> handle.execute("UPDATE run SET paused_for = ? WHERE id = ?", pausedFor, run));
  }

  /** Runs that rest since a disk was full, after a while in which somebody may have made room. */
  List<UUID> waitingForDisk() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM run
                     WHERE state = 'PAUSED' AND paused_for = 'disk'
                       AND paused_at < site_now() - interval '1 minute'
                     ORDER BY queued_at, id LIMIT 100
                    """)
                .mapTo(UUID.class)
                .list());
  }

  /** People with runs that wait for device time. */
  List<UUID> accountsWaitingForQuota() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT account_id FROM run"
                        + " WHERE state = 'PAUSED' AND paused_for = 'quota'")
                .mapTo(UUID.class)
                .list());
  }

  /** This person's runs whose next slice was refused before this grant, oldest first. */
  List<UUID> refusedBefore(UUID account, long grant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM run
                     WHERE account_id = :account AND state = 'PAUSED' AND paused_for = 'quota'
                       AND coalesce(refused_grant, 0) < :grant
                     ORDER BY queued_at, id
                    """)
                .bind("account", account)
                .bind("grant", grant)
                .mapTo(UUID.class)
                .list());
  }

  /** Whose run this is. */
  Optional<UUID> owner(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT account_id FROM run WHERE id = ?")
                .bind(0, run)
                .mapTo(UUID.class)
                .findOne());
  }
}
