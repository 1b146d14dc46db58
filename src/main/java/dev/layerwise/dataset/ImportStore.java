package dev.layerwise.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The latest import of each data set. Every write of an import carries its attempt: one that was
 * cancelled, or taken over after an interruption, finds no row and stops.
 */
@ApplicationScoped
class ImportStore {
  /** An active import writes at least every second; after this silence it was interrupted. */
  private static final String SILENCE = "interval '30 seconds'";

  private static final String ACTIVE = "state <> 'FAILED' AND touched_at > now() - " + SILENCE;

  private static final String FIND =
      """
      SELECT CASE WHEN state = 'FAILED' OR %s THEN state ELSE 'INTERRUPTED' END AS state,
             received_bytes, total_bytes, message, address
        FROM dataset_import WHERE dataset = :dataset
      """
          .formatted(ACTIVE);

  private static final String BEGIN =
      """
      INSERT INTO dataset_import AS import (dataset, attempt, state, address, message, started_by)
      VALUES (:dataset, nextval('dataset_import_attempt'), 'RECEIVING', :address, :message, :person)
      ON CONFLICT (dataset) DO UPDATE
        SET attempt = excluded.attempt, state = 'RECEIVING', address = :address, message = :message,
            started_by = :person, received_bytes = 0, total_bytes = NULL,
            started_at = now(), touched_at = now()
        WHERE NOT (import.state <> 'FAILED' AND import.touched_at > now() - %s)
      RETURNING attempt
      """
          .formatted(SILENCE);

  private static final String WRITE =
      """
      UPDATE dataset_import
         SET state = :state, received_bytes = :received, total_bytes = :total, message = :message,
             touched_at = now()
       WHERE dataset = :dataset AND attempt = :attempt
      """; // zero rows: cancelled or taken over

  private final Jdbi jdbi;

  ImportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<ImportStatus> find(String dataset) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(FIND).bind("dataset", dataset).mapTo(ImportStatus.class).findOne());
  }

  /** Starts an attempt, or continues with a new one; empty while another goes on. */
  Optional<Long> begin(
      String dataset, @Nullable String address, String message, @Nullable UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(BEGIN)
                .bind("dataset", dataset)
                .bind("address", address)
                .bind("message", message)
                .bind("person", person)
                .mapTo(Long.class)
                .findOne());
  }

  /** Whether the attempt is still the one. */
  boolean write(String dataset, long attempt, ImportStatus status) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(WRITE)
                    .bind("dataset", dataset)
                    .bind("attempt", attempt)
                    .bind("state", status.state().name())
                    .bind("received", status.receivedBytes())
                    .bind("total", status.totalBytes())
                    .bind("message", status.message())
                    .execute())
        == 1;
  }

  /**
   * Ends the attempt, if it still is the one. What it brought is kept before the attempt is gone
   * for others: nobody sees neither.
   */
  void end(String dataset, long attempt, Runnable keep) {
    jdbi.useTransaction(
        handle -> {
          int ended =
              handle
                  .createUpdate(
                      "DELETE FROM dataset_import WHERE dataset = :dataset AND attempt = :attempt")
                  .bind("dataset", dataset)
                  .bind("attempt", attempt)
                  .execute();
          if (ended == 1) {
            keep.run();
          }
        });
  }

  /** Takes the row from under whoever works on it. */
  void cancel(String dataset) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM dataset_import WHERE dataset = ?", dataset));
  }
}
