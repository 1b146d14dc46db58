package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.quota.QuotaFixture;
import dev.layerwise.quota.QuotaRules;
import dev.layerwise.training.TrainerReport.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The product's own queue, quota and journal over a database whose clock a simulation sets. No
 * statement of theirs is written again here.
 */
public final class SimulatedQueue {
  /** A Monday morning: a simulated week lies ahead before any window ends. */
  private static final Instant START = Instant.parse("2026-03-02T07:00:00Z");

  /** Quotas are not what is simulated: devices cost nothing. Their use counts all the same. */
  private static final QuotaRules FREE =
      new QuotaRules(
          Duration.ofHours(30),
          ZoneOffset.UTC,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          QuotaFixture.SLICE);

  private final Jdbi jdbi;
  private final RunParts site;
  private final UUID worker = new UUID(0, 0);
  private long now = -1;

  /**
   * Over this empty database.
   *
   * @param concurrent runs of one account that may train at once
   */
  public SimulatedQueue(Jdbi jdbi, int concurrent) {
    this.jdbi = jdbi;
    this.site = 
        new RunParts(
            jdbi, FREE, new RunLimits(concurrent, Integer.MAX_VALUE), RunFixture.LEASE);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "CREATE OR REPLACE FUNCTION site_now() RETURNS timestamptz LANGUAGE sql STABLE"
                    + " AS 'SELECT current_setting(''simulation.now'')::timestamptz'"));
    setClock(0);
  }

  /** Sets the site's clock, in milliseconds since the simulation began. */
  public void setClock(long ms) {
    if (ms != now) {
      now = ms;
      jdbi.useHandle(
          handle ->
              handle
                  .select(
                      "SELECT set_config('simulation.now', ?, false)",
                      START.plusMillis(ms).toString())
                  .mapTo(String.class)
                  .one());
    }
  }

  /** The student of this number; numbers decide between equals, so they must be the same again. */
  public Person student(int number) {
    var name = "student" + number;
    var person = new Person(new UUID(1, number), name, name + "@example.org", Role.STUDENT);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO account (id, name, email, password_hash, role)"
                    + " VALUES (?, ?, ?, 'x', 'STUDENT')",
                person.id(),
                person.name(),
                person.email()));
    return person;
  }

  /** Queues a run that is thought to take so long. */
  public UUID submit(Person student, long estimateMs) {
    return site.submit(student, RunFixture.frozen("gpu", estimateMs), null);
  }

  /** The device of this number asks for work. */
  public Optional<Fence> claim(int device) {
    return site.queue
        .claim(new Claimant(worker, new UUID(2, device), "gpu"))
        .map(ClaimedRun::fence);
  }

  /** The device is paid for from here. */
  public void train(Fence fence) {
    site.journal.training(fence, RunFixture.GPU, 10);
  }

  /** Renews the lease, and the slice when it runs out soon. */
  public Heartbeat beat(Fence fence) {
    return site.journal.heartbeat(fence);
  }

  public void complete(Fence fence) {
    site.journal.finish(fence, Outcome.COMPLETED, null, null, null, null);
  }
}
