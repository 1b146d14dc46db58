package dev.layerwise.worker;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Which devices an admin wants out of service, as columns of their rows. */
@Singleton
final class DrainStore {
  // Asked once more, it is the mode that may change: the moment of the first asking stays.
  private static final String ASK =
      """
      UPDATE device SET drain = :mode, drain_asked_by = :person,
                        drain_asked_at = coalesce(drain_asked_at, site_now())
       WHERE\
      """;
  private static final String LIFT =
      "UPDATE device SET drain = NULL, drain_asked_by = NULL, drain_asked_at = NULL WHERE";

  /** Whose rows are meant: one device's, or those of all devices of a worker. */
  enum Of {
    DEVICE(" id = :id"),
    WORKER(" worker = :id");

    private final String rows;

    Of(String rows) {
      this.rows = rows;
    }
  }

  private record Wish(UUID id, DrainMode drain) {}

  private final Jdbi jdbi;

  DrainStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How many devices were asked. */
  int ask(Of what, UUID id, DrainMode mode, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(ASK + what.rows)
                .bind("mode", mode)
                .bind("person", person)
                .bind("id", id)
                .execute());
  }

  /** How many devices may take runs again. */
  int lift(Of what, UUID id) {
    return jdbi.withHandle(
        handle -> handle.createUpdate(LIFT + what.rows).bind("id", id).execute());
  }

  /** What is wanted of a worker's devices; those of which nothing is are absent. */
  Map<UUID, DrainMode> wishes(UUID worker) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, drain FROM device WHERE worker = :worker AND drain IS NOT NULL")
                .bind("worker", worker)
                .mapTo(Wish.class)
                .stream()
                .collect(Collectors.toMap(Wish::id, Wish::drain)));
  }
}
