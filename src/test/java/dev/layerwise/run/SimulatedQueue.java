package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.quota.QuotaFixture;
import dev.layerwise.quota.QuotaRules;
import dev.layerwise.quota.ShareRule;
import dev.layerwise.quota.ShareRules;
import dev.layerwise.training.TrainerReport.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
  private final Yields yields;
  private final int devices;
  private final UUID worker = new UUID(0, 0);
  private long now = -1;

  /**
   * Over this empty database.
   *
   * @param devices that serve it
   * @param concurrent runs of one account that may train at once
   */
  public SimulatedQueue(Jdbi jdbi, int devices, int concurrent) {
    this.jdbi = jdbi;
    this.devices = devices;
    var limits = new RunLimits(concurrent, Integer.MAX_VALUE);
    this.site = new RunParts(jdbi, FREE, limits, RunFixture.LEASE);
    yields =
        new Yields(
            new YieldStore(jdbi),
            site.held,
            new DeviceSpeeds(new SpeedStore(jdbi), List.of(), Clock.systemUTC()),
            limits);
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

  /**
   * The student of this number; numbers decide between equals, so they must be the same again.
   *
   * @param weight of the class that the student is in
   */
  public Person student(int number, double weight) {
    var name = "student" + number;
    var person = new Person(new UUID(1, number), name, name + "@example.org", Role.STUDENT);
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "INSERT INTO account (id, name, email, password_hash, role)"
                  + " VALUES (?, ?, ?, 'x', 'STUDENT')",
              person.id(),
              person.name(),
              person.email());
          site.quota.lock(person.id());
          handle.execute(
              "INSERT INTO share_class (name, weight) VALUES ('Weight ' || ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              weight,
              weight);
          handle.execute(
              "UPDATE quota_account SET share_class = (SELECT id FROM share_class WHERE weight = ?)"
                  + " WHERE account_id = ?",
              weight,
              person.id());
        });
    return person;
  }

  /** Has the site follow another rule of sharing. */
  public void follow(ShareRule rule) {
    ShareRules.follow(jdbi, rule);
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

  /** Asks long runs to make room for short ones that wait, and says which are on their way. */
  public Set<UUID> yielding() {
    return yields.ask(kind -> kind.equals("gpu") ? devices : 0) == 0
        ? Set.of()
        : site.queue.orders(worker).stream()
            .filter(held -> held.order() == Order.YIELD)
            .map(HeldOrder::run)
            .collect(Collectors.toSet());
  }

  /** The run has written its checkpoint and goes back to its place in the queue. */
  public void makeRoom(Fence fence) {
    site.journal.handBack(fence, "A short run goes first.");
  }
}
