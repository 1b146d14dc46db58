package dev.layerwise.course;

import dev.layerwise.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What a class does now, by one query: a few rows of an index for each member. */
@ApplicationScoped
class DeskStore {
  private final Jdbi jdbi;

  DeskStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A member, where they are, how their latest attempt there failed, and their latest run. */
  record Row(
      UUID id,
      String name,
      @Nullable String lesson,
      @Nullable Integer block,
      int done,
      @Nullable Instant metAt,
      @Nullable String rule,
      @Nullable String words,
      @Nullable Instant since,
      int attempts,
      @Nullable UUID run,
      @Nullable RunState state,
      @Nullable String runLesson,
      @Nullable Integer epoch,
      @Nullable Integer epochs,
      @Nullable Double testAccuracy,
      @Nullable List<Double> curve,
      @Nullable Instant seenAt) {}

  Instant now() {
    return jdbi.withHandle(h -> h.createQuery("SELECT site_now()").mapTo(Instant.class).one());
  }

  List<Row> members(UUID classId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, a.name, here.lesson, place.block,
                           (SELECT count(*) FROM quiz_answer q
                             WHERE q.account = a.id AND q.lesson = here.lesson
                               AND q.right_at IS NOT NULL)
                           + (SELECT count(*) FROM prediction p
                               WHERE p.account = a.id AND p.lesson = here.lesson
                                 AND p.run IS NOT NULL)
                           + (tries.met_at IS NOT NULL)::int AS done,
                           tries.met_at,
                           failed.rule ->> 'kind' AS rule, failed.rule ->> 'words' AS words,
                           CASE WHEN failed.rule IS NOT NULL THEN tries.since END AS since,
                           coalesce(tries.failed, 0) AS attempts,
                           r.id AS run, r.state, r.lesson AS run_lesson, r.epoch, r.epochs,
                           r.test_accuracy, r.curve,
                           greatest(place.at, r.created_at, tries.latest) AS seen_at
                      FROM class_member m
                      JOIN account a ON a.id = m.account
                      LEFT JOIN LATERAL (
                           SELECT lesson, block, at FROM lesson_place
                            WHERE account = a.id ORDER BY at DESC LIMIT 1) place ON true
                      LEFT JOIN LATERAL (
                           SELECT id, lesson, state, epoch, epochs, test_accuracy, curve, created_at
                             FROM run WHERE account_id = a.id AND check_of IS NULL
                            ORDER BY created_at DESC, id DESC LIMIT 1) r ON true
                     CROSS JOIN LATERAL (
                           SELECT coalesce(place.lesson, r.lesson) AS lesson) here
                      LEFT JOIN LATERAL (
                           SELECT min(judged_at) FILTER (WHERE state = 'MET') AS met_at,
                                  max(at) AS latest,
                                  min(at) FILTER (WHERE state = 'FAILED') AS since,
                                  count(*) FILTER (WHERE state = 'FAILED') AS failed
                             FROM challenge_attempt
                            WHERE account = a.id AND lesson = here.lesson) tries ON true
                      LEFT JOIN LATERAL (
                           SELECT id, state, rules FROM challenge_attempt
                            WHERE account = a.id AND lesson = here.lesson
                            ORDER BY at DESC LIMIT 1) latest ON true
                      LEFT JOIN LATERAL (
                           SELECT latest.rules -> f.place AS rule FROM attempt_rule f
                            WHERE f.attempt = latest.id AND NOT f.met AND tries.met_at IS NULL
                            ORDER BY f.place LIMIT 1) failed ON true
                     WHERE m.class = ?
                     ORDER BY lower(a.name), a.id
                    """)
                .bind(0, classId)
                .mapTo(Row.class)
                .list());
  }
}
