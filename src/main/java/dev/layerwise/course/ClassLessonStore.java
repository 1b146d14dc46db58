package dev.layerwise.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What classes change about lessons. */
@ApplicationScoped
class ClassLessonStore {
  private final Jdbi jdbi;

  ClassLessonStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<ClassLesson> of(UUID classId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT lesson, hidden, opens, due FROM class_lesson"
                        + " WHERE class = ? ORDER BY lesson")
                .bind(0, classId)
                .mapTo(ClassLesson.class)
                .list());
  }

  /** Takes the place of all there was. */
  void replace(UUID classId, List<ClassLesson> lessons) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM class_lesson WHERE class = ?", classId);
          var batch =
              handle.prepareBatch(
                  "INSERT INTO class_lesson (class, lesson, hidden, opens, due)"
                      + " VALUES (:class, :lesson, :hidden, :opens, :due)");
          lessons.forEach(
              lesson ->
                  batch
                      .bind("class", classId)
                      .bind("lesson", lesson.lesson())
                      .bind("hidden", lesson.hidden())
                      .bind("opens", lesson.opens())
                      .bind("due", lesson.due())
                      .add());
          batch.execute();
        });
  }

  /** Lessons that every class of this person keeps from them now; one that shows it is enough. */
  Set<String> keptFrom(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT l.lesson
                      FROM class_member m JOIN class_lesson l ON l.class = m.class
                     WHERE m.account = :account
                       AND (l.hidden OR coalesce(l.opens > site_now(), false))
                     GROUP BY l.lesson
                    HAVING count(*) = (SELECT count(*) FROM class_member WHERE account = :account)
                    """)
                .bind("account", account)
                .mapTo(String.class)
                .set());
  }
}
