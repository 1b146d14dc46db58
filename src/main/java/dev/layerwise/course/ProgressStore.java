package dev.layerwise.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Where people read, and how they answered quizzes. */
@ApplicationScoped
class ProgressStore {
  private final Jdbi jdbi;

  ProgressStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Where somebody reads: the place of a block. */
  record Place(String lesson, int block) {}

  /** How somebody answered a quiz so far. */
  record Answer(String lesson, String quiz, boolean right, int tries) {}

  void putPlace(UUID account, String lesson, int block) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO lesson_place (account, lesson, block, at)
                VALUES (?, ?, ?, site_now())
                    ON CONFLICT (account, lesson) DO UPDATE SET block = excluded.block, at = excluded.at
                """,
                account,
                lesson,
                block));
  }

  List<Place> places(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT lesson, block FROM lesson_place WHERE account = ?")
                .bind(0, account)
                .mapTo(Place.class)
                .list());
  }

  /** Counts a try. What was right once stays right. */
  Answer answered(UUID account, String lesson, String quiz, boolean right) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO quiz_answer AS q (account, lesson, quiz, tries, right_at, at)
                    VALUES (:account, :lesson, :quiz, 1,
                            CASE WHEN :right THEN site_now() END, site_now())
                        ON CONFLICT (account, lesson, quiz)
                        DO UPDATE SET tries = q.tries + 1, at = excluded.at,
                                      right_at = coalesce(q.right_at, excluded.right_at)
                    RETURNING lesson, quiz, right_at IS NOT NULL AS "right", tries
                    """)
                .bind("account", account)
                .bind("lesson", lesson)
                .bind("quiz", quiz)
                .bind("right", right)
                .mapTo(Answer.class)
                .one());
  }

  List<Answer> answers(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT lesson, quiz, right_at IS NOT NULL AS \"right\", tries"
                        + " FROM quiz_answer WHERE account = ? ORDER BY lesson, quiz")
                .bind(0, account)
                .mapTo(Answer.class)
                .list());
  }
}
