package dev.layerwise.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Networks that instructors put before their classes. */
@ApplicationScoped
class PushStore {
  private static final int LATEST = 20;

  private final Jdbi jdbi;

  PushStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Its row, with names. */
  record Row(
      UUID id,
      UUID classId,
      String className,
      String by,
      String dataset,
      String network,
      String training,
      String words,
      Instant at) {}

  void insert(UUID classId, UUID by, PushedWish wish) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO pushed_network (class, by, dataset, network, training, words, at)
                    VALUES (:class, :by, :dataset, :network::json, :training::json, :words,
                            site_now())
                    """)
                .bind("class", classId)
                .bind("by", by)
                .bind("dataset", wish.dataset())
                .bind("network", String.valueOf(wish.network()))
                .bind("training", String.valueOf(wish.training()))
                .bind("words", wish.saidWords())
                .execute());
  }

  /** The latest of two weeks to classes that this person is in or teaches. */
  List<Row> to(UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.id, c.id AS class_id, c.name AS class_name, a.name AS by, p.dataset,
                           p.network, p.training, p.words, p.at
                      FROM pushed_network p
                      JOIN course_class c ON c.id = p.class
                      JOIN account a ON a.id = p.by
                     WHERE p.at > site_now() - interval '14 days'
                       AND (c.instructor = :person
                            OR EXISTS (SELECT FROM class_member m
                                        WHERE m.class = c.id AND m.account = :person))
                     ORDER BY p.at DESC, p.id LIMIT :latest
                    """)
                .bind("person", person)
                .bind("latest", LATEST)
                .mapTo(Row.class)
                .list());
  }
}
