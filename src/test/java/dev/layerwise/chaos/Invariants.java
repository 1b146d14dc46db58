package dev.layerwise.chaos;

import dev.layerwise.run.RunParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must be true after a storm, each looked at in the database and the files that are left. */
final class Invariants {
  private final RunParts site;
  private final StormSettings settings;
  private final List<StormProcess> processes;
  private final List<String> broken = new ArrayList<>();

  private Invariants(RunParts site, StormSettings settings, List<StormProcess> processes) {
    this.site = site;
    this.settings = settings;
    this.processes = processes;
  }

  /** Those that are broken, in words. */
  static List<String> broken(RunParts site, StormSettings settings, List<StormProcess> processes)
      throws IOException {
    var invariants = new Invariants(site, settings, processes);
    invariants.nothingIsLost();
    invariants.everyRunEndsOnce();
    invariants.resultsAreThoseOfUndisturbedRuns();
    invariants.eventsAreWhole();
    invariants.quotaIsExact();
    invariants.noDeviceIsHeldLongerThanReserved();
    invariants.noStaleWriteIsAccepted();
    return invariants.broken;
  }

  private void nothingIsLost() throws IOException {
    none(
        "a number is missing or twice",
        "SELECT count(*) - count(DISTINCT training->>'number') FROM run");
    none("runs are missing", "SELECT " + settings.runs() + " - count(*) FROM run");
    none(
        "a run has not ended",
        "SELECT count(*) FROM run WHERE state NOT IN ('COMPLETED', 'FAILED', 'STOPPED')");
    var kept =
        site.jdbi.withHandle(h -> h.createQuery("SELECT id FROM run").mapTo(UUID.class).set());
    try (var accepted = Files.lines(settings.data().resolve("accepted"))) {
      long lost =
          accepted
              .map(line -> UUID.fromString(line.split(" ")[1]))
              .filter(Predicate.not(kept::contains))
              .count();
      note("accepted runs are gone", lost);
    }
  }

  private void everyRunEndsOnce() {
    none(
        "a run ended twice, or not",
        """
        SELECT count(*) FROM run r
         WHERE (SELECT count(*) FROM storm_end e WHERE e.run = r.id) <> 1
            OR (SELECT count(*) FROM run_event e WHERE e.run_id = r.id AND kind = 'ended') <> 1
        """);
    none(
        "a run was completed by somebody who had lost it",
        """
        SELECT count(*) FROM storm_write w JOIN run r ON r.id = w.run
         WHERE w.what = 'finish' AND r.state = 'COMPLETED' AND w.given <> r.fence
           AND NOT EXISTS (SELECT FROM storm_write x
                            WHERE x.run = r.id AND x.what = 'finish' AND x.given = r.fence)
        """);
  }

  private record Result(int number, String state, String model, String message) {}

  private void resultsAreThoseOfUndisturbedRuns() {
    var results =
        site.jdbi.withHandle(
            h ->
                h.createQuery(
                        "SELECT (training->>'number')::int AS number, state, model_blob AS model,"
                            + " message FROM run")
                    .map(
                        (row, context) ->
                            new Result(
                                row.getInt("number"),
                                row.getString("state"),
                                row.getString("model"),
                                row.getString("message")))
                    .list());
    note("a result differs", results.stream().filter(Predicate.not(Invariants::isRight)).count());
  }

  private static boolean isRight(Result result) {
    var run = StormRun.of(result.number());
    return run.isPoison()
        ? result.state().equals("FAILED") && result.message().contains("lost 3 times")
        : result.state().equals("COMPLETED") && run.modelBlob().equals(result.model());
  }

  private void eventsAreWhole() {
    none(
        "events have a gap",
        """
        SELECT count(*) FROM run r
         WHERE (SELECT ARRAY[count(*), min(seq), max(seq)] FROM run_event e WHERE e.run_id = r.id)
               <> ARRAY[r.last_seq, 1, r.last_seq]
        """);
    none(
        "an epoch was told twice in one attempt",
        """
        SELECT count(*) FROM (
          SELECT run_id, attempt, payload->>'epoch' AS epoch
            FROM (SELECT *, sum((payload->>'state' = 'PREPARING')::int)
                              OVER (PARTITION BY run_id ORDER BY seq) AS attempt
                    FROM run_event WHERE kind IN ('state', 'epoch')) e
           WHERE kind = 'epoch' GROUP BY 1, 2, 3 HAVING count(*) > 1) twice
        """);
    none(
        "an epoch was never told",
        """
        SELECT count(*) FROM run r
         WHERE state = 'COMPLETED'
           AND (SELECT count(DISTINCT payload->>'epoch') FROM run_event e
                 WHERE e.run_id = r.id AND kind = 'epoch') <> r.epochs
        """);
  }

  private void quotaIsExact() {
    note("the ledger does not add up", site.ledgerAddsUp() ? 0 : 1);
    none("a reserve is left behind", "SELECT count(*) FROM quota_account WHERE reserved_ms <> 0");
    none(
        "a run has a slice after its end", "SELECT count(*) FROM run WHERE slice_reserved_ms <> 0");
    none(
        "a run's charge is not what its entries say",
        """
        SELECT count(*) FROM run r
         WHERE r.charged_ms <> (SELECT coalesce(sum(CASE kind WHEN 'charge' THEN ms
                                                              WHEN 'refund' THEN -ms END), 0)
                                  FROM ledger l WHERE l.run_id = r.id)
        """);
  }

  private record Attempt(String run, long fence) {}

  /** From the first batch of an attempt to its last, and in which process that was. */
  private record Span(long first, long last, List<StormProcess> process) {
    Span and(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last), process);
    }

    /** A trainer in a frozen process is frozen, too. */
    long workedMs() {
      long frozen = process.stream().mapToLong(each -> each.frozen(first, last)).sum();
      return (last - first - frozen) / 1_000_000;
    }
  }

  /** A trainer writes down when it trained; the ledger knows what was reserved for its attempt. */
  private void noDeviceIsHeldLongerThanReserved() throws IOException {
    var reserved = new HashMap<Attempt, Long>();
    site.jdbi.useHandle(
        h ->
            h.createQuery(
                    """
                    SELECT run_id::text AS run, w.fence,
                           sum(l.ms) AS ms
                      FROM (SELECT DISTINCT run_id, slice, ms FROM ledger WHERE kind = 'reserve') l
                      JOIN storm_slice w ON w.run = l.run_id AND w.slice = l.slice
                     GROUP BY 1, 2
                    """)
                .map(
                    (row, context) -> {
                      reserved.put(
                          new Attempt(row.getString("run"), row.getLong("fence")),
                          row.getLong("ms"));
                      return row;
                    })
                .list());
    long over =
        worked().entrySet().stream()
            .filter(
                attempt ->
                    attempt.getValue().workedMs() > reserved.getOrDefault(attempt.getKey(), 0L))
            .count();
    note("a device was held longer than reserved", over);
  }

  private Map<Attempt, Span> worked() throws IOException {
    var spans = new HashMap<Attempt, Span>();
    for (var diary : files("diary-")) {
      var name = diary.getFileName().toString();
      var pid = Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
      var process = processes.stream().filter(each -> each.pid() == pid).toList();
      for (var line : Files.readAllLines(diary)) {
        var words = line.split(" ");
        var cut = words[0].lastIndexOf('-');
        var attempt =
            new Attempt(words[0].substring(0, cut), Long.parseLong(words[0].substring(cut + 1)));
        long at = Long.parseLong(words[1]);
        spans.merge(attempt, new Span(at, at, process), Span::and);
      }
    }
    return spans;
  }

  private List<Path> files(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(settings.data())) {
      return all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private void noStaleWriteIsAccepted() {
    none("stale writes were accepted", "SELECT count(*) FROM storm_write WHERE given <> present");
  }

  private void none(String what, String count) {
    note(what, site.jdbi.withHandle(h -> h.createQuery(count).mapTo(Long.class).one()));
  }

  private void note(String what, long count) {
    if (count != 0) {
      broken.add(what + ": " + count);
    }
  }
}
