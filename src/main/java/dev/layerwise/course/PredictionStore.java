package dev.layerwise.course;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What students predicted. */
@ApplicationScoped
class PredictionStore {
  private final Jdbi jdbi;

  PredictionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A prediction's row.
   *
   * @param value JSON
   * @param run the first of the lesson that was submitted after it, which locked it
   */
  record Row(String lesson, String prediction, String value, @Nullable UUID run) {}

  /** Keeps it, unless a run has locked the one there is. */
  boolean put(UUID account, String lesson, String prediction, JsonNode value) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO prediction AS p (account, lesson, prediction, value, at)
                        VALUES (:account, :lesson, :prediction, :value::json, site_now())
                            ON CONFLICT (account, lesson, prediction)
                            DO UPDATE SET value = excluded.value, at = excluded.at
                         WHERE p.run IS NULL
                        """)
                    .bind("account", account)
                    .bind("lesson", lesson)
                    .bind("prediction", prediction)
                    .bind("value", value.toString())
                    .execute())
        > 0;
  }

  void lock(UUID account, String lesson, UUID run) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE prediction SET run = ? WHERE account = ? AND lesson = ? AND run IS NULL",
                run,
                account,
                lesson));
  }

  Optional<Row> find(UUID account, String lesson, String prediction) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT lesson, prediction, value, run FROM prediction"
                        + " WHERE account = ? AND lesson = ? AND prediction = ?")
                .bind(0, account)
                .bind(1, lesson)
                .bind(2, prediction)
                .mapTo(Row.class)
                .findOne());
  }

  List<Row> of(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT lesson, prediction, value, run FROM prediction WHERE account = ?"
                        + " ORDER BY lesson, prediction")
                .bind(0, account)
                .mapTo(Row.class)
                .list());
  }

  /** What the members of a class predicted, as JSON. */
  List<String> ofClass(UUID classId, String lesson, String prediction) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.value
                      FROM class_member m JOIN prediction p ON p.account = m.account
                     WHERE m.class = :class AND p.lesson = :lesson AND p.prediction = :prediction
                     ORDER BY p.at
                    """)
                .bind("class", classId)
                .bind("lesson", lesson)
                .bind("prediction", prediction)
                .mapTo(String.class)
                .list());
  }
}
