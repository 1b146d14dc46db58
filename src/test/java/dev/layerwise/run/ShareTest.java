package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.account.Person;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.quota.ShareRule;
import dev.layerwise.quota.ShareRules;
import dev.layerwise.training.TrainerReport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShareTest {
  private static final Instant NOON = Instant.parse("2026-03-04T11:00:00Z");
  private static final ShareRule USUAL =
      new ShareRule(
          Duration.ofDays(1),
          Duration.ofSeconds(30),
          0.5,
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  private final RunFixture site = RunFixture.usual();

  @Test
  void useHalvesInAHalfLife() {
    site.freeze(NOON);
    double then = use(Double.NEGATIVE_INFINITY, 1000);
    assertThat(use(use(Double.NEGATIVE_INFINITY, 700), 300)).isCloseTo(then, within(1e-9));

    site.freeze(NOON.plus(Duration.ofDays(1)));
    assertThat(use(Double.NEGATIVE_INFINITY, 499)).isLessThan(then);
    assertThat(use(Double.NEGATIVE_INFINITY, 501)).isGreaterThan(then);

    // Beyond what a sum can show, and what a power can compute.
    site.freeze(NOON.plus(Duration.ofDays(5000)));
    assertThat(use(then, 1)).isGreaterThan(then);
    assertThat(use(use(then, 1), 0)).isEqualTo(use(then, 1));
  }

  @Test
  void anotherHalfLifeKeepsWhatEachUseIsNow() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var bob = site.student("bob");
    hold(ada, Duration.ofSeconds(40));
    hold(bob, Duration.ofSeconds(20));
    double gap = share(ada) - share(bob);

    assertThat(ShareRules.follow(site.jdbi, halfLife(Duration.ofHours(2)))).isTrue();
    assertThat(ShareRules.follow(site.jdbi, halfLife(Duration.ofHours(2)))).isFalse();

    assertThat(share(ada) - share(bob)).isCloseTo(gap, within(1e-6)).isCloseTo(1, within(0.01));
    // Two of the new half-lives later the old 40 s count as much as 10 s of then.
    site.freeze(now().plus(Duration.ofHours(4)));
    var eve = site.student("eve");
    hold(eve, Duration.ofSeconds(10));
    assertThat(share(eve)).isCloseTo(share(ada), within(0.01));
  }

  @Test
  void aProcessorThatCostsNothingCountsAllTheSame() {
    site.freeze(NOON);
    var ada = site.student("ada");
    hold(ada, Duration.ofSeconds(10));

    assertThat(site.number("SELECT charged_ms FROM quota_account")).isZero();
    assertThat(share(ada)).isCloseTo(use(Double.NEGATIVE_INFINITY, 10_000), within(1e-3));
  }

  /** Without the advance the burst would take every device before its first use is booked. */
  @Test
  void whatStartsCountsAtOnce() {
    var burst = new RunFixture(dev.layerwise.quota.QuotaFixture.usual(), 10);
    var ada = burst.student("ada");
    var bob = burst.student("bob");
    for (int i = 0; i < 8; i++) {
      burst.submit(ada, "gpu");
      burst.submit(bob, "gpu");
    }
    for (int device = 0; device < 8; device++) {
      burst.claim("gpu");
    }

    assertThat(active(burst, ada)).isEqualTo(4);
    assertThat(active(burst, bob)).isEqualTo(4);
  }

  @Test
  void theAdvanceIsCorrectedWhenTheRunSettles() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    assertThat(share(ada)).isCloseTo(use(Double.NEGATIVE_INFINITY, 1000), within(1e-9));

    site.freeze(NOON.plusSeconds(7));
    site.journal.finish(fence, Outcome.STOPPED, null, null, null, null);

    assertThat(share(ada)).isCloseTo(use(Double.NEGATIVE_INFINITY, 7000), within(1e-9));
    assertThat(site.number("SELECT advance_ms FROM quota_account")).isZero();
  }

  @Test
  void aWeightDividesUse() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var bob = site.student("bob");
    hold(ada, Duration.ofSeconds(30));
    hold(bob, Duration.ofSeconds(20));
    site.jdbi.useHandle(
        h -> {
          h.execute("INSERT INTO share_class (name, weight) VALUES ('Thesis', 1)");
          h.execute(
              "UPDATE quota_account SET share_class = (SELECT id FROM share_class)"
                  + " WHERE account_id = ?",
              ada.id());
        });
    assertThat(share(ada)).isGreaterThan(share(bob));

    site.jdbi.useHandle(h -> h.execute("UPDATE share_class SET weight = 2"));
    assertThat(share(ada)).isLessThan(share(bob));

    site.jdbi.useHandle(h -> h.execute("DELETE FROM share_class"));
    assertThat(share(ada)).isGreaterThan(share(bob));
  }

  @Test
  void aQuickRunGoesFirstWhileItsDeviceHasCredit() {
    var ada = site.student("ada");
    var longRun = site.submit(ada, RunFixture.frozen("gpu", 600_000));
    var quick = site.submit(site.student("bob"), "gpu");
    var device = site.device("gpu");
    assertThat(site.queue.claim(device).orElseThrow().id()).isEqualTo(quick);

    site.submit(site.student("eve"), "gpu");
    site.jdbi.useHandle(h -> h.execute("INSERT INTO device_credit VALUES (?, 0)", device.device()));
    assertThat(site.queue.claim(device).orElseThrow().id()).isEqualTo(longRun);
    // With nothing else to do a device without credit serves quick runs, too.
    assertThat(site.queue.claim(device)).isPresent();
  }

  /** Else many short runs of one would take the site from all who have long ones. */
  @Test
  void whoHadMuchMoreThanOthersDoesNotGoFirstForBeingQuick() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var bob = site.student("bob");
    for (int slice = 0; slice < 6; slice++) {
      hold(ada, Duration.ofSeconds(55));
    }
    var longRun = site.submit(bob, RunFixture.frozen("gpu", 600_000));
    var quick = site.submit(ada, "gpu");
    assertThat(site.claim("gpu").id()).isEqualTo(longRun);
    assertThat(site.claim("gpu").id()).isEqualTo(quick);

    hold(bob, Duration.ofSeconds(55));
    site.submit(bob, RunFixture.frozen("gpu", 600_000));
    quick = site.submit(ada, "gpu");
    assertThat(site.claim("gpu").id()).isEqualTo(quick);
  }

  @Test
  void quickRunsGetTheirPartOfADeviceAndNoMore() {
    site.freeze(NOON);
    var device = site.device("gpu");
    var people = new ArrayList<Person>();
    for (int i = 0; i < 4; i++) {
      people.add(site.student("s" + i));
    }
    var now = NOON;
    long quickMs = 0;
    long longMs = 0;
    for (int i = 0; i < 120; i++) {
      // As many of both as anybody could want, always.
      site.submit(people.get(i % 4), RunFixture.frozen("gpu", 20_000));
      site.submit(people.get(i % 4), RunFixture.frozen("gpu", 40_000));
      var run = site.queue.claim(device).orElseThrow();
      site.journal.training(run.fence(), RunFixture.GPU, 1);
      boolean quick = site.number("SELECT quick::int FROM run WHERE id = ?", run.id()) == 1;
      var time = Duration.ofSeconds(quick ? 20 : 40);
      now = now.plus(time);
      site.freeze(now);
      site.journal.finish(run.fence(), Outcome.STOPPED, null, null, null, null);
      quickMs += quick ? time.toMillis() : 0;
      longMs += quick ? 0 : time.toMillis();
    }

    assertThat(quickMs).isLessThanOrEqualTo(longMs + 360_000 + 20_000);
    assertThat(longMs).isLessThanOrEqualTo(quickMs + 360_000 + 40_000);
  }

  /** Whatever happens to runs, in whatever order: the account's row says what the runs say. */
  @Test
  void theAccountCountsWhatItsRunsAre() {
    var random = new Random(7);
    var people = List.of(site.student("a"), site.student("b"), site.student("c"));
    var held = new ArrayList<Fence>();
    for (int i = 0; i < 300; i++) {
      step(random, people.get(random.nextInt(3)), held);
      assertThat(countsAreTrue()).as("after step %d", i).isTrue();
    }
  }

  private void step(Random random, Person person, List<Fence> held) {
    site.pass(Duration.ofMillis(random.nextInt(9000)));
    var lane = random.nextBoolean() ? "cpu" : "gpu";
    switch (random.nextInt(8)) {
      case 0, 1 -> site.submit(person, RunFixture.frozen(lane, random.nextInt(60_000)));
      case 2 -> site.submitPinned(person, lane, UUID.randomUUID());
      case 3, 4 -> site.queue.claim(site.device(lane)).map(ClaimedRun::fence).ifPresent(held::add);
      case 5 -> any(random, held, fence -> site.journal.training(fence, RunFixture.CPU, 1));
      case 6 -> leave(random, held);
      default -> waiting(random).ifPresent(site.controls::pause);
    }
  }

  private void leave(Random random, List<Fence> held) {
    any(
        random,
        held,
        fence -> {
          held.remove(fence);
          switch (random.nextInt(3)) {
            case 0 -> site.journal.lost(fence, IncidentKind.TRAINER_DIED, "Lost.");
            case 1 -> site.journal.handBack(fence, "Handed back.");
            default -> site.journal.finish(fence, Outcome.STOPPED, null, null, null, null);
          }
        });
  }

  private static void any(
      Random random, List<Fence> held, java.util.function.Consumer<Fence> action) {
    if (!held.isEmpty()) {
      action.accept(held.get(random.nextInt(held.size())));
    }
  }

  private java.util.Optional<UUID> waiting(Random random) {
    return site.jdbi.withHandle(
        h ->
            h.createQuery("SELECT id FROM run WHERE state = 'QUEUED' ORDER BY id OFFSET ? LIMIT 1")
                .bind(0, random.nextInt(5))
                .mapTo(UUID.class)
                .findOne());
  }

  private boolean countsAreTrue() {
    return site.number(
            """
            SELECT count(*)
              FROM quota_account q
              LEFT JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE waits AND lane = 'cpu' AND NOT quick) AS long_cpu,
                          count(*) FILTER (WHERE waits AND lane = 'gpu' AND NOT quick) AS long_gpu,
                          count(*) FILTER (WHERE waits AND lane = 'cpu' AND quick) AS quick_cpu,
                          count(*) FILTER (WHERE waits AND lane = 'gpu' AND quick) AS quick_gpu,
                          count(*) FILTER (WHERE state IN ('PREPARING', 'TRAINING')) AS active,
                          coalesce(sum(least(greatest(estimate_ms - held_ms, 1000), 600000))
                            FILTER (WHERE state IN ('PREPARING', 'TRAINING')), 0) AS advance_ms
                     FROM (SELECT *, state = 'QUEUED' AND pinned_device IS NULL AS waits
                             FROM run) run
                    WHERE run.account_id = q.account_id) r ON true
             WHERE (q.long_cpu, q.long_gpu, q.quick_cpu, q.quick_gpu, q.active, q.advance_ms)
                   <> (r.long_cpu, r.long_gpu, r.quick_cpu, r.quick_gpu, r.active, r.advance_ms)
            """)
        == 0;
  }

  private static ShareRule halfLife(Duration halfLife) {
    return new ShareRule(
        halfLife, USUAL.quick(), USUAL.quickPart(), USUAL.patience(), USUAL.turn());
  }

  private void hold(Person person, Duration time) {
    var fence = site.training(person, "cpu");
    site.freeze(now().plus(time));
    site.journal.finish(fence, Outcome.STOPPED, null, null, null, null);
  }

  private Instant now() {
    return site.jdbi.withHandle(h -> h.createQuery("SELECT site_now()").mapTo(Instant.class).one());
  }

  private double use(double before, long ms) {
    return site.jdbi.withHandle(
        h -> h.select("SELECT used(?, ?)", before, ms).mapTo(Double.class).one());
  }

  private double share(Person person) {
    return site.jdbi.withHandle(
        h ->
            h.select("SELECT share FROM quota_account WHERE account_id = ?", person.id())
                .mapTo(Double.class)
                .one());
  }

  private static long active(RunFixture site, Person person) {
    return site.number("SELECT active FROM quota_account WHERE account_id = ?", person.id());
  }
}
