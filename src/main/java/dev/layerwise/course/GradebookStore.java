package dev.layerwise.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The best attempts of a class. */
@ApplicationScoped
class GradebookStore {
  private final Jdbi jdbi;

  GradebookStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Somebody in the class. */
  record Member(UUID id, String name, String email) {}

  /** A rule of the best attempt of somebody at a lesson. */
  record Best(
      UUID account,
      String lesson,
      Instant at,
      double score,
      String words,
      boolean met,
      String found) {}

  /**
   * @param only one member; null for all
   */
  List<Member> members(UUID classId, @Nullable UUID only) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, a.name, a.email
                      FROM class_member m JOIN account a ON a.id = m.account
                     WHERE m.class = :class AND (:only::uuid IS NULL OR a.id = :only)
                     ORDER BY lower(a.name), a.id
                    """)
                .bind("class", classId)
                .bind("only", only)
                .mapTo(Member.class)
                .list());
  }

  /** The earliest of the attempts with the highest score, rule by rule. */
  List<Best> best(UUID classId, @Nullable UUID only) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT t.account, t.lesson, t.at, t.score, t.rules -> f.place ->> 'words' AS words,
                           f.met, f.found
                      FROM (SELECT DISTINCT ON (t.account, t.lesson) t.id, t.account, t.lesson, t.at,
                                   t.rules,
                                   t.met / greatest(json_array_length(t.rules), 1)::double precision
                                     AS score
                              FROM class_member m JOIN challenge_attempt t ON t.account = m.account
                             WHERE m.class = :class AND t.state <> 'JUDGING'
                               AND (:only::uuid IS NULL OR t.account = :only)
                             ORDER BY t.account, t.lesson, score DESC, t.at) t
                      JOIN attempt_rule f ON f.attempt = t.id
                     ORDER BY t.account, t.lesson, f.place
                    """)
                .bind("class", classId)
                .bind("only", only)
                .mapTo(Best.class)
                .list());
  }
}
