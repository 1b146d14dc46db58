package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The whole queue, as it stands. */
@ApplicationScoped
class QueueStore {
  private static final String EPOCH_MS = "(extract(epoch FROM %s) * 1000)::bigint";

  private final Jdbi jdbi;

  QueueStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record HeldRow(
      UUID id,
      UUID account,
      String lane,
      boolean quick,
      long estimateMs,
      long heldMs,
      long queuedMs,
      UUID device,
      long unbookedMs,
      @Nullable Long turnMs,
      boolean pinned,
      boolean leaving) {
    QueueSnapshot.Held held() {
      var run = new QueueSnapshot.Waiting(id, account, lane, quick, estimateMs, heldMs, queuedMs);
      return new QueueSnapshot.Held(run, device, unbookedMs, turnMs, pinned, leaving);
    }
  }

  QueueSnapshot snapshot() {
    return jdbi.withHandle(
        handle ->
            new QueueSnapshot(
                handle
                    .createQuery("SELECT " + EPOCH_MS.formatted("site_now()"))
                    .mapTo(Long.class)
                    .one(),
                handle
                    .createQuery(
                        "SELECT half_life_ms, quick_part, patience_ms, turn_ms FROM share_rule")
                    .mapTo(QueueSnapshot.Rule.class)
                    .one(),
                accounts(handle),
                waiting(handle),
                handle
                    .createQuery(
                        "SELECT id FROM run WHERE state = 'QUEUED' AND pinned_device IS NOT NULL")
                    .mapTo(UUID.class)
                    .list(),
                held(handle),
                handle
                    .createQuery("SELECT device_id AS device, credit_ms AS ms FROM device_credit")
                    .mapTo(QueueSnapshot.Credit.class)
                    .list()));
  }

  private static List<QueueSnapshot.Account> accounts(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT account_id AS id, decayed_use, advance_ms, weight, share
              FROM quota_account
             WHERE long_cpu + long_gpu + quick_cpu + quick_gpu + active > 0
            """)
        .mapTo(QueueSnapshot.Account.class)
        .list();
  }

  private static List<QueueSnapshot.Waiting> waiting(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT id, account_id AS account, lane, quick, estimate_ms, held_ms, {queued} AS queued_ms
              FROM run
             WHERE state = 'QUEUED' AND pinned_device IS NULL
            """
                .replace("{queued}", EPOCH_MS.formatted("queued_at")))
        .mapTo(QueueSnapshot.Waiting.class)
        .list();
  }

  private static List<QueueSnapshot.Held> held(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT id, account_id AS account, lane, quick, estimate_ms, held_ms, {queued} AS queued_ms,
                   device_id AS device, coalesce({slice}, 0) AS unbooked_ms,
                   CASE WHEN state = 'TRAINING' THEN {turn} END AS turn_ms,
                   pinned_device IS NOT NULL AS pinned, wanted IS NOT NULL AS leaving
              FROM run
             WHERE state IN ('PREPARING', 'TRAINING')
            """
                .replace("{queued}", EPOCH_MS.formatted("queued_at"))
                .replace("{slice}", EPOCH_MS.formatted("site_now() - slice_started_at"))
                .replace("{turn}", EPOCH_MS.formatted("site_now() - turn_started_at")))
        .mapTo(HeldRow.class)
        .map(HeldRow::held)
        .list();
  }
}
