package dev.layerwise.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Attempts at challenges, their runs, and how each rule came out. */
@ApplicationScoped
class AttemptStore {
  private static final String COLUMNS =
      """
      SELECT id, account, lesson, run, rules, handed_in, at, state, met FROM challenge_attempt
      """;

  private final Jdbi jdbi;

  AttemptStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T together(Supplier<T> work) {
    return jdbi.inTransaction(handle -> work.get());
  }

  /** An attempt about to be judged. */
  public record New(
      UUID account, String lesson, int revision, UUID run, String rules, String handedIn) {}

  /**
   * Empty when this run was handed in before, or another attempt of this lesson is being judged.
   */
  Optional<UUID> insert(New attempt) {
    return jdbi.inTransaction(
        handle -> {
          var id =
              handle
                  .createQuery(
                      """
                      INSERT INTO challenge_attempt
                             (account, lesson, revision, run, rules, handed_in, at, state)
                      VALUES (:account, :lesson, :revision, :run, :rules::json, :handedIn::json,
                              site_now(), 'JUDGING')
                          ON CONFLICT DO NOTHING
                      RETURNING id
                      """)
                  .bindMethods(attempt)
                  .mapTo(UUID.class)
                  .findOne();
          id.ifPresent(made -> add(made, 0, attempt.run()));
          return id;
        });
  }

  void add(UUID attempt, int place, UUID run) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO attempt_run (attempt, place, run) VALUES (?, ?, ?)",
                attempt,
                place,
                run));
  }

  /** Another run takes the place of one that the site lost. */
  void repeat(UUID attempt, int place, UUID run) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE attempt_run SET run = ?, repeats = repeats + 1"
                    + " WHERE attempt = ? AND place = ?",
                run,
                attempt,
                place));
  }

  Optional<AttemptRow> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE id = ?")
                .bind(0, id)
                .mapTo(AttemptRow.class)
                .findOne());
  }

  Optional<AttemptRow> ofRun(UUID run, String lesson, int revision) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE run = ? AND lesson = ? AND revision = ?")
                .bind(0, run)
                .bind(1, lesson)
                .bind(2, revision)
                .mapTo(AttemptRow.class)
                .findOne());
  }

  /** Of a lesson, newest first. */
  List<AttemptRow> of(UUID account, String lesson) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE account = ? AND lesson = ? ORDER BY at DESC, id")
                .bind(0, account)
                .bind(1, lesson)
                .mapTo(AttemptRow.class)
                .list());
  }

  /** The attempt while it is being judged, for whoever judges it: nobody else does meanwhile. */
  Optional<AttemptRow> lockForJudging(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE id = ? AND state = 'JUDGING' FOR UPDATE SKIP LOCKED")
                .bind(0, id)
                .mapTo(AttemptRow.class)
                .findOne());
  }

  List<UUID> judging() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM challenge_attempt WHERE state = 'JUDGING' ORDER BY at")
                .mapTo(UUID.class)
                .list());
  }

  List<AttemptRow.Seed> seeds(UUID attempt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT place, run, repeats FROM attempt_run WHERE attempt = ? ORDER BY place")
                .bind(0, attempt)
                .mapTo(AttemptRow.Seed.class)
                .list());
  }

  /** How each rule of a judged attempt came out, in order. */
  List<Finding> findings(UUID attempt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT met, found AS words FROM attempt_rule WHERE attempt = ? ORDER BY place")
                .bind(0, attempt)
                .mapTo(Finding.class)
                .list());
  }

  void judged(UUID attempt, List<Finding> findings) {
    jdbi.useTransaction(
        handle -> {
          var batch =
              handle.prepareBatch(
                  "INSERT INTO attempt_rule (attempt, place, met, found)"
                      + " VALUES (:attempt, :place, :met, :found)");
          for (int place = 0; place < findings.size(); place++) {
            batch
                .bind("attempt", attempt)
                .bind("place", place)
                .bind("met", findings.get(place).met())
                .bind("found", findings.get(place).words())
                .add();
          }
          batch.execute();
          long met = findings.stream().filter(Finding::met).count();
          handle.execute(
              "UPDATE challenge_attempt SET state = ?, met = ?, judged_at = site_now()"
                  + " WHERE id = ?",
              met == findings.size() ? "MET" : "FAILED",
              met,
              attempt);
        });
  }

  /** How somebody's challenges stand. */
  record Standing(String lesson, String state, @Nullable Double score, @Nullable Double best) {}

  Map<String, LessonProgress.ChallengeStanding> standings(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT lesson,
                           CASE WHEN bool_or(state = 'MET') THEN 'MET'
                                WHEN bool_or(state = 'JUDGING') THEN 'JUDGING'
                                ELSE 'FAILED' END AS state,
                           (array_agg(score ORDER BY at DESC)
                              FILTER (WHERE score IS NOT NULL))[1] AS score,
                           max(score) AS best
                      FROM (SELECT lesson, state, at,
                                   met / greatest(json_array_length(rules), 1)::double precision
                                     AS score
                              FROM challenge_attempt WHERE account = ?) scored
                     GROUP BY lesson
                    """)
                .bind(0, account)
                .mapTo(Standing.class)
                .stream()
                .collect(
                    Collectors.toMap(
                        Standing::lesson,
                        each ->
                            new LessonProgress.ChallengeStanding(
                                LessonProgress.State.valueOf(each.state()),
                                each.score(),
                                each.best()))));
  }
}
