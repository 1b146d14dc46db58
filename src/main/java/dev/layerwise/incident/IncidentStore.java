package dev.layerwise.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The incidents' rows. */
@ApplicationScoped
class IncidentStore {
  /** What happens again within this time is the same incident once more. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private final Jdbi jdbi;

  IncidentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * An incident as an admin reads it.
   *
   * @param times how often it happened from {@code at} to {@code lastAt}
   * @param run the run it befell; null when there is none, or none any more
   */
  @Schema(name = "Incident")
  record Told(
      long id,
      IncidentKind kind,
      Instant at,
      Instant lastAt,
      int times,
      @Nullable UUID run,
      @Nullable String runName,
      @Nullable Long fence,
      @Nullable String worker,
      @Nullable String device,
      String happened,
      String done,
      long refundedMs) {}

  /**
   * @param whenKept called once the transaction at hand is committed
   */
  void insert(Incident incident, Runnable whenKept) {
    jdbi.useTransaction(
        handle -> {
          if (countUp(handle, incident) == 0) {
            add(handle, incident);
          }
          handle.afterCommit(whenKept);
        });
  }

  private static int countUp(Handle handle, Incident incident) {
    var update =
        handle.createUpdate(
            """
            UPDATE incident
               SET times = times + 1, last_at = greatest(last_at, site_now()),
                   refunded_ms = refunded_ms + :refundedMs
             WHERE id = (SELECT id FROM incident
                          WHERE kind = :kind AND last_at > site_now() - :again
                            AND happened = :happened
                            AND run IS NOT DISTINCT FROM :run::uuid
                            AND fence IS NOT DISTINCT FROM :fence::bigint
                            AND (:run::uuid IS NOT NULL OR worker IS NOT DISTINCT FROM :worker)
                            AND (:run::uuid IS NOT NULL OR device IS NOT DISTINCT FROM :device)
                          ORDER BY id DESC LIMIT 1)
            """);
    return bind(update, incident).bind("again", AGAIN).execute();
  }

  /** The run's row, or what is known of the same attempt already, says where it was. */
  private static void add(Handle handle, Incident incident) {
    var insert =
        handle.createUpdate(
            """
            INSERT INTO incident (kind, at, last_at, run, fence, worker, device, happened, done,
                                  refunded_ms)
            SELECT :kind, site_now(), site_now(), :run::uuid, :fence::bigint,
                   coalesce(:worker, w.name, earlier.worker),
                   coalesce(:device, d.slot, earlier.device), :happened, :done, :refundedMs
              FROM (VALUES (1)) one
              LEFT JOIN run r ON r.id = :run::uuid AND r.fence = :fence::bigint
              LEFT JOIN worker w ON w.id = r.worker_id
              LEFT JOIN device d ON d.id = r.device_id
              LEFT JOIN LATERAL (SELECT i.worker, i.device FROM incident i
                                  WHERE i.run = :run::uuid AND i.fence = :fence::bigint AND i.worker IS NOT NULL
                                  ORDER BY i.id LIMIT 1) earlier ON true
            """);
    bind(insert, incident).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Incident incident) {
    return statement
        .bind("kind", incident.kind())
        .bind("run", incident.run())
        .bind("fence", incident.fence())
        .bind("worker", incident.worker())
        .bind("device", incident.device())
        .bind("happened", incident.happened())
        .bind("done", incident.done())
        .bind("refundedMs", incident.refundedMs());
  }

  /** The latest first, after this place in the list. */
  List<Told> page(@Nullable IncidentKind kind, @Nullable Place after, int count) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT i.id, i.kind, i.at, i.last_at, i.times, r.id AS run, r.name AS run_name,
                           i.fence, i.worker, i.device, i.happened, i.done, i.refunded_ms
                      FROM incident i LEFT JOIN run r ON r.id = i.run
                     WHERE (:kind::text IS NULL OR i.kind = :kind)
                       AND (:lastAt::timestamptz IS NULL OR (i.last_at, i.id) < (:lastAt, :id))
                     ORDER BY i.last_at DESC, i.id DESC
                     LIMIT :count
                    """)
                .bind("kind", kind)
                .bind("lastAt", after == null ? null : after.lastAt())
                .bind("id", after == null ? 0 : after.id())
                .bind("count", count)
                .mapTo(Told.class)
                .list());
  }

  /** Where a page ends. */
  record Place(Instant lastAt, long id) {}

  void forgetOlderThan(Duration age) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM incident WHERE last_at < site_now() - :age")
                .bind("age", age)
                .execute());
  }
}
