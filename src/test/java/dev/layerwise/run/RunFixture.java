package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.platform.TestDatabase;
import dev.layerwise.quota.QuotaFixture;
import dev.layerwise.quota.QuotaRules;
import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The queue over a real database, with a clock that a test moves. */
final class RunFixture extends RunParts {
  static final DeviceDescription CPU = new DeviceDescription("cpu", "Test", "MXNet", 1L << 30);
  static final DeviceDescription GPU = new DeviceDescription("gpu", "Test", "MXNet", 1L << 30);

  static final Lease LEASE = new Lease(Duration.ofSeconds(30));

  final UUID worker = UUID.randomUUID();
  private long shiftMs;

  RunFixture(QuotaRules rules, int concurrent) {
    this(TestDatabase.fresh(), rules, concurrent);
  }

  /** Over a migrated database of somebody else. */
  RunFixture(Jdbi jdbi, QuotaRules rules, int concurrent) {
    super(jdbi, rules, concurrent, LEASE);
    // Noon in the middle of a week: no test sees a Monday unless it wants to.
    startAt(Instant.parse("2026-03-04T11:00:00Z"));
  }

  static RunFixture usual() {
    return new RunFixture(QuotaFixture.usual(), 2);
  }

  /** So much device time a week, and the processor at its full price. */
  static RunFixture granting(Duration weekly) {
    return new RunFixture(QuotaFixture.weekly(weekly), 2);
  }

  /** Sets the database's clock. */
  void startAt(Instant moment) {
    var now = jdbi.withHandle(h -> h.createQuery("SELECT now()").mapTo(Instant.class).one());
    shiftMs = Duration.between(now, moment).toMillis();
    shift();
  }

  /** Lets time pass for the whole site. */
  void pass(Duration time) {
    shiftMs += time.toMillis();
    shift();
  }

  private void shift() {
    jdbi.useHandle(
        h ->
            h.execute(
                "CREATE OR REPLACE FUNCTION site_now() RETURNS timestamptz LANGUAGE sql STABLE"
                    + " AS 'SELECT now() + interval ''"
                    + shiftMs
                    + " milliseconds'''"));
  }

  /** Stops the database's clock: what a slice was held is then exact. */
  void freeze(Instant moment) {
    TestDatabase.freeze(jdbi, moment);
  }

  Person student(String name) {
    var person = new Person(UUID.randomUUID(), name, name + "@example.org", Role.STUDENT);
    jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO account (id, name, email, password_hash, role)"
                    + " VALUES (?, ?, ?, 'x', 'STUDENT')",
                person.id(),
                person.name(),
                person.email()));
    return person;
  }

  static FrozenRun frozen(String lane) {
    return frozen(lane, 1000);
  }

  static FrozenRun frozen(String lane, long estimateMs) {
    return new FrozenRun(
        "digits",
        "0".repeat(64),
        "{\"layers\":[]}",
        "{\"epochs\":3}",
        3,
        10,
        estimateMs,
        estimateMs,
        lane);
  }

  UUID submit(Person student, String lane) {
    return submit(student, frozen(lane));
  }

  UUID submit(Person student, FrozenRun frozen) {
    return submit(student, frozen, null);
  }

  UUID submitPinned(Person student, String lane, UUID device) {
    return submit(student, frozen(lane), device);
  }

  Claimant device(String kind) {
    return new Claimant(worker, UUID.randomUUID(), kind);
  }

  ClaimedRun claim(String kind) {
    return queue.claim(device(kind)).orElseThrow();
  }

  /** Submits a run and has a device take it. */
  Fence claimed(Person student, String lane) {
    submit(student, lane);
    return claim(lane).fence();
  }

  /** Submits, claims and begins to train a run. */
  Fence training(Person student, String lane) {
    var fence = claimed(student, lane);
    journal.training(fence, lane.equals("gpu") ? GPU : CPU, 10);
    return fence;
  }

  String state(UUID run) {
    return text("SELECT state FROM run WHERE id = ?", run);
  }

  String text(String sql, Object... arguments) {
    return jdbi.withHandle(
        h -> h.select(sql, arguments).mapTo(String.class).findOne().orElse(null));
  }

  static List<RunEvent> epoch(int epoch, double accuracy) {
    return List.of(
        new RunEvent.EpochDone(
            epoch, new RunEvent.EpochMetrics(1, accuracy, null, null, 0.001, 100)));
  }

  static RunEvent batch(int batch) {
    return new RunEvent.BatchDone(1, batch, 100, 0.5, 0.5, 100);
  }
}
