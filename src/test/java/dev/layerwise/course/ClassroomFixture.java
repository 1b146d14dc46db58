package dev.layerwise.course;

import dev.layerwise.platform.TestDatabase;
import dev.layerwise.quota.QuotaFixture;
import java.util.ArrayList;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A class with students on a database of a test's own, and what the site wrote of their work. */
final class ClassroomFixture {
  private static final String RULES =
      """
      [{"kind":"accuracy","limit":0.9,"layer":null,"words":"Test accuracy at least 90 %","hintHtml":""},
       {"kind":"parameters","limit":100,"layer":null,"words":"At most 100 parameters","hintHtml":""}]
      """;

  final Jdbi jdbi = TestDatabase.fresh();
  final ClassStore classes = new ClassStore(jdbi, QuotaFixture.usual());
  final UUID instructor = account("Grace", "INSTRUCTOR");
  final UUID classId = classes.insert(instructor, new ClassWish("Deep", null, null, null, null));

  UUID student(String name) {
    var id = account(name, "STUDENT");
    classes.join(classId, id);
    return id;
  }

  UUID account(String name, String role) {
    return jdbi.withHandle(
        h ->
            h.select(
                    "INSERT INTO account (name, email, password_hash, role)"
                        + " VALUES (?, gen_random_uuid() || '@example.org', 'x', ?) RETURNING id",
                    name,
                    role)
                .mapTo(UUID.class)
                .one());
  }

  /** A run that has ended; the latest of its owner. */
  UUID run(UUID owner, String lesson, Double... curve) {
    return jdbi.inTransaction(
        h -> {
          h.execute(
              "INSERT INTO quota_account (account_id, week_start, granted_ms, charged_ms,"
                  + " reserved_ms) VALUES (?, '-infinity', 0, 0, 0) ON CONFLICT DO NOTHING",
              owner);
          return h.select(
                  """
                  INSERT INTO run (account_id, name, lesson, dataset, dataset_version, network,
                         training, epochs, nominal_ms, estimate_ms, lane, state, curve,
                         test_accuracy, created_at, queued_at, started_at, finished_at)
                  VALUES (?, 'Run', ?, 'digits', 'v', '{"layers":[]}', '{}', 3, 1, 1, 'cpu',
                          'COMPLETED', ?, 0.5, clock_timestamp(), now(), now(), now())
                  RETURNING id
                  """,
                  owner,
                  lesson,
                  curve)
              .mapTo(UUID.class)
              .one();
        });
  }

  /** A run that the site wants; it belongs on no desk. */
  void check(UUID owner) {
    var run = run(owner, "line");
    jdbi.useHandle(
        h ->
            h.execute(
                "UPDATE run SET site_pays = true, check_of = gen_random_uuid() WHERE id = ?", run));
  }

  void reads(UUID account, String lesson, int block) {
    new ProgressStore(jdbi).putPlace(account, lesson, block);
  }

  /** A judged attempt, with whether each rule was met. */
  UUID attempt(UUID account, String lesson, boolean... met) {
    var store = new AttemptStore(jdbi);
    var id =
        store
            .insert(new AttemptStore.New(account, lesson, 1, UUID.randomUUID(), RULES, "{}"))
            .orElseThrow();
    var findings = new ArrayList<Finding>();
    for (var each : met) {
      findings.add(new Finding(each, each ? "fine" : "too little"));
    }
    store.judged(id, findings);
    return id;
  }
}
