package dev.layerwise.run;

import static dev.layerwise.run.RunFixture.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.layerwise.account.Person;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.platform.Problem;
import dev.layerwise.quota.QuotaFixture;
import dev.layerwise.quota.QuotaRules;
import dev.layerwise.training.TrainerReport.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunQuotaTest {
  private static final Instant NOON = Instant.parse("2026-03-04T11:00:00Z");
  private RunFixture site = RunFixture.granting(Duration.ofMinutes(10));

  @AfterEach
  void theLedgerAlwaysAddsUp() {
    assertThat(site.ledgerAddsUp()).isTrue();
  }

  @Test
  void chargesExactlyWhatTheDeviceWasHeldAndNothingElse() {
    site.freeze(NOON);
    var ada = site.student("ada");
    site.submit(ada, "cpu");
    site.freeze(NOON.plusSeconds(100)); // waiting costs nothing
    var fence = site.claim("cpu").fence();
    site.freeze(NOON.plusSeconds(110)); // preparing costs nothing
    site.journal.training(fence, CPU, 1);
    site.freeze(NOON.plusSeconds(110).plusMillis(12_345));
    finish(fence);

    assertThat(charged(ada)).isEqualTo(12_345);
    assertThat(reserved(ada)).isZero();
    assertThat(site.list.find(fence.run()).orElseThrow().chargedMs()).isEqualTo(12_345);
  }

  @Test
  void renewsSliceAfterSliceWithoutAGapOrAnOverlap() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    for (int second = 5; second <= 200; second += 5) {
      site.freeze(NOON.plusSeconds(second));
      assertThat(site.journal.heartbeat(fence).order()).isEqualTo(Order.CONTINUE);
      assertThat(charged(ada) + reserved(ada)).isLessThanOrEqualTo(600_000);
    }
    site.freeze(NOON.plusMillis(203_210));
    finish(fence);

    assertThat(charged(ada)).isEqualTo(203_210);
  }

  @Test
  void pausesWithinTheLastSliceWhenTheNextIsRefused() {
    site = RunFixture.granting(Duration.ofSeconds(90));
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    var order = Order.CONTINUE;
    long remaining = 0;
    int second = 0;
    while (order == Order.CONTINUE) {
      second += 5;
      site.freeze(NOON.plusSeconds(second));
      var heartbeat = site.journal.heartbeat(fence);
      order = heartbeat.order();
      remaining = heartbeat.remainingMs();
    }
    assertThat(order).isEqualTo(Order.PAUSE);
    assertThat(second * 1000L + remaining).isLessThanOrEqualTo(90_000);

    site.freeze(NOON.plusSeconds(second).plusMillis(remaining));
    site.journal.finish(fence, Outcome.PAUSED, null, null, null, null);
    var run = site.list.find(fence.run()).orElseThrow();
    assertThat(run.pausedFor()).isEqualTo("quota");
    assertThat(run.message()).contains("goes on by itself");
    assertThat(charged(ada)).isEqualTo(second * 1000L + remaining).isLessThanOrEqualTo(90_000);
  }

  @Test
  void neverChargesMoreThanWasReservedHoweverLateTheWorkerIs() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.freeze(NOON.plusSeconds(3600));
    finish(fence);

    assertThat(charged(ada)).isEqualTo(60_000);
  }

  @Test
  void resumesByItselfWhenTheWeekBeginsAndNotBefore() {
    site = RunFixture.granting(Duration.ofSeconds(20));
    site.startAt(Instant.parse("2026-03-08T22:00:00Z")); // Sunday 23:00 in Berlin
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.pass(Duration.ofSeconds(10));
    assertThat(site.journal.heartbeat(fence).order()).isEqualTo(Order.PAUSE);
    site.journal.finish(fence, Outcome.PAUSED, null, null, null, null);
    assertThat(site.waiters.resume()).as("in the same week").isZero();

    site.pass(Duration.ofHours(1));

    assertThat(site.waiters.resume()).isEqualTo(1);
    assertThat(site.state(fence.run())).isEqualTo("QUEUED");
    assertThat(charged(ada)).isZero();
  }

  @Test
  void splitsAChargeAtMondayMidnight() {
    site.freeze(Instant.parse("2026-03-08T22:59:50Z")); // ten seconds before Monday in Berlin
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.freeze(Instant.parse("2026-03-08T23:00:20Z"));
    finish(fence);

    assertThat(charged(ada)).as("in the new week").isEqualTo(20_000);
    assertThat(
            site.number(
                "SELECT sum(ms)::bigint FROM ledger WHERE kind = 'charge'"
                    + " AND week_start = '2026-03-01T23:00:00Z'"))
        .isEqualTo(10_000);
  }

  @Test
  void refundsWhatALostWorkerDidSinceTheCheckpoint() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    beatUntil(fence, 0, 100);
    assertThat(charged(ada)).isEqualTo(90_000);
    site.journal.checkpointed(fence, "a".repeat(64), 1, 0);
    long kept = charged(ada);
    beatUntil(fence, 100, 195);
    site.freeze(NOON.plusSeconds(300));
    assertThat(site.queue.requeueExpired()).isEqualTo(1);

    assertThat(charged(ada)).isEqualTo(kept);
    assertThat(site.number("SELECT count(*) FROM ledger WHERE kind = 'refund'")).isEqualTo(1);
    assertThat(site.list.find(fence.run()).orElseThrow().chargedMs()).isEqualTo(kept);
  }

  @Test
  void aSubmissionWaitsForTheOneBeforeItAndIsThenRefused() throws Exception {
    site = RunFixture.granting(Duration.ofSeconds(60));
    var ada = site.student("ada");
    site.controls.delete(site.submit(ada, "cpu")); // her row is there
    var thread = Executors.newSingleThreadExecutor();
    try {
      var second =
          site.jdbi.inTransaction(
              first -> {
                site.submit(ada, "cpu");
                var other = thread.submit(() -> submits(ada));
                await()
                    .until(
                        () -> site.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
                return other;
              });
      assertThat(second.get()).isFalse();
    } finally {
      thread.shutdown();
    }
    assertThat(reserved(ada)).isEqualTo(60_000);
    assertThat(site.number("SELECT count(*) FROM run")).isEqualTo(1);
  }

  /** The last line of defence, should a lock ever be forgotten. */
  @Test
  void theDatabaseItselfRefusesToGiveASliceTwice() {
    site = RunFixture.granting(Duration.ofSeconds(60));
    var ada = site.student("ada");
    site.submit(ada, "cpu");

    assertThatThrownBy(
            () ->
                site.jdbi.useHandle(
                    h -> h.execute("UPDATE quota_account SET reserved_ms = reserved_ms + 60000")))
        .hasMessageContaining("never_over_quota");
  }

  @Test
  void aRefusedSubmissionLeavesNothingAndSaysWhenThereIsTimeAgain() {
    site = RunFixture.granting(Duration.ofSeconds(4));
    var ada = site.student("ada");

    assertThatThrownBy(() -> site.submit(ada, "cpu"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.type()).isEqualTo("quota-spent");
              assertThat(problem.detail()).contains("Monday 9 March, 00:00");
              assertThat(problem.more()).containsEntry("resets", "2026-03-08T23:00:00Z");
            });
    assertThat(site.number("SELECT count(*) FROM run")).isZero();
  }

  @Test
  void theLastSliceIsWhatIsLeft() {
    site = RunFixture.granting(Duration.ofSeconds(67));
    var ada = site.student("ada");
    site.submit(ada, "cpu");
    site.submit(ada, "cpu");

    assertThat(reserved(ada)).isEqualTo(67_000);
    assertThatThrownBy(() -> site.submit(ada, "cpu")).isInstanceOf(Problem.class);
  }

  @Test
  void aFreeDeviceWritesNoEntriesAndIsNeverRefused() {
    site = new RunFixture(QuotaFixture.usual(), 2);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.pass(Duration.ofSeconds(30));
    finish(fence);

    assertThat(charged(ada)).isZero();
    assertThat(site.number("SELECT count(*) FROM ledger WHERE kind <> 'grant'")).isZero();
    assertThat(site.number("SELECT held_ms FROM run")).isBetween(30_000L, 31_000L);
  }

  @Test
  void aBrokenRateIsExactOverTheWholeRun() {
    site = new RunFixture(priced("0.333"), 2);
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    int seconds = 0;
    for (int beat = 1; beat <= 40; beat++) {
      seconds += 5;
      site.freeze(NOON.plusSeconds(seconds).plusMillis(beat));
      assertThat(site.journal.heartbeat(fence).order()).isEqualTo(Order.CONTINUE);
    }
    site.freeze(NOON.plusSeconds(seconds).plusMillis(44));
    finish(fence);

    assertThat(site.number("SELECT count(*) FROM ledger WHERE kind = 'charge'")).isEqualTo(5);
    assertThat(charged(ada)).isEqualTo(200_044 * 333 / 1000);
  }

  @Test
  void whatIsCarriedGoesBackToTheCheckpointWithTheRun() {
    site = new RunFixture(priced("0.333"), 2);
    site.freeze(NOON);
    var ada = site.student("ada");
    var lost = site.training(ada, "cpu");
    site.freeze(NOON.plusMillis(10_001));
    site.journal.lost(lost, IncidentKind.TRAINER_DIED, "Gone.");
    assertThat(charged(ada)).isZero();
    var again = site.claim("cpu").fence();
    site.journal.training(again, CPU, 1);
    site.freeze(NOON.plusMillis(20_003));
    finish(again);

    assertThat(charged(ada)).isEqualTo(10_002 * 333 / 1000);
    assertThat(site.number("SELECT charge_carry FROM run")).isEqualTo(10_002 * 333 % 1000);
  }

  @Test
  void theCheckOfADeviceCostsNobodysQuota() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var device = site.device("gpu");
    site.submitPinned(ada, "gpu", device.device());
    var fence = site.queue.claim(device).orElseThrow().fence();
    site.journal.training(fence, RunFixture.GPU, 1);
    site.freeze(NOON.plusSeconds(30));
    finish(fence);

    assertThat(site.number("SELECT count(*) FROM ledger WHERE kind <> 'grant'")).isZero();
    assertThat(site.number("SELECT held_ms FROM run")).isEqualTo(30_000);
  }

  @Test
  void chargesUntilTheDeviceWasLetGoHoweverLateTheSiteHearsOfIt() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.freeze(NOON.plusSeconds(50));
    site.journal.released(fence, Duration.ofSeconds(38)); // the database was away so long
    site.freeze(NOON.plusSeconds(55));
    finish(fence);

    assertThat(charged(ada)).isEqualTo(12_000);
  }

  @Test
  void aDeviceIsNeverLetGoBeforeItWasHeld() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.journal.released(fence, Duration.ofHours(3));
    finish(fence);

    assertThat(charged(ada)).isZero();
    assertThat(site.number("SELECT held_ms FROM run")).isZero();
  }

  @Test
  void aRunThatWasCutOffIsPaidBackAndQueuedAndNoAttemptIsCounted() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.freeze(NOON.plusSeconds(25));
    site.journal.released(fence, Duration.ofSeconds(5));
    site.journal.cutOff(fence, IncidentKind.DATABASE_AWAY, "Away.");

    assertThat(charged(ada)).isZero();
    assertThat(site.number("SELECT ms FROM ledger WHERE kind = 'charge'")).isEqualTo(20_000);
    assertThat(site.number("SELECT ms FROM ledger WHERE kind = 'refund'")).isEqualTo(20_000);
    assertThat(site.number("SELECT attempts FROM run")).isZero();
    assertThat(site.state(fence.run())).isEqualTo("QUEUED");
  }

  @Test
  void whatCouldNotBeSavedBeforeAPauseIsPaidBackAndSaidInWords() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.controls.pause(fence.run());
    site.freeze(NOON.plusSeconds(20));
    site.journal.cutShort(fence);

    var run = site.list.find(fence.run()).orElseThrow();
    assertThat(run.pausedFor()).isEqualTo("student");
    assertThat(run.message()).contains("was not saved in time").contains("paid back");
    assertThat(charged(ada)).isZero();
  }

  @Test
  void aShortLastSliceIsUsedToItsHalfBeforeTheRunPauses() {
    site = RunFixture.granting(Duration.ofSeconds(8));
    site.freeze(NOON);
    var fence = site.training(site.student("ada"), "cpu");

    var first = site.journal.heartbeat(fence);
    assertThat(first.order()).isEqualTo(Order.CONTINUE);
    assertThat(first.againInMs()).isEqualTo(4000);
    site.freeze(NOON.plusSeconds(4));
    assertThat(site.journal.heartbeat(fence)).isEqualTo(new Heartbeat(Order.PAUSE, 4000L, null));
  }

  @Test
  void theLedgerCannotBeRewritten() {
    site.submit(site.student("ada"), "cpu");

    assertThatThrownBy(() -> site.jdbi.useHandle(h -> h.execute("UPDATE ledger SET ms = 1")))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> site.jdbi.useHandle(h -> h.execute("DELETE FROM ledger")))
        .hasMessageContaining("append-only");
  }

  @Test
  void aRunThatWasRefusedGoesOnWhenMoreIsGrantedEvenBeforeItHasPaused() {
    var rules = QuotaFixture.weekly(Duration.ofSeconds(20));
    site = new RunFixture(rules, 2);
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.freeze(NOON.plusSeconds(10));
    assertThat(site.journal.heartbeat(fence).order()).isEqualTo(Order.PAUSE);
    QuotaFixture.grant(site.jdbi, rules, ada.id(), Duration.ofMinutes(6), UUID.randomUUID());
    site.freeze(NOON.plusSeconds(12));
    site.journal.finish(fence, Outcome.PAUSED, null, null, null, null);
    assertThat(site.list.find(fence.run()).orElseThrow().message())
        .contains("Monday 9 March, 00:00");

    assertThat(site.waiters.resume()).isEqualTo(1);
    assertThat(site.state(fence.run())).isEqualTo("QUEUED");
  }

  @Test
  void aFullDiskPausesTheRunAsItWasAtItsCheckpointAndPaysBack() {
    site.freeze(NOON);
    var ada = site.student("ada");
    var fence = site.training(ada, "cpu");
    site.freeze(NOON.plusSeconds(20));
    site.journal.noRoom(fence, "Full.");

    assertThat(site.list.find(fence.run()).orElseThrow().pausedFor()).isEqualTo("disk");
    assertThat(site.number("SELECT attempts FROM run")).isZero();
    assertThat(charged(ada)).isZero();
    site.controls.resume(fence.run());
    assertThat(site.state(fence.run())).isEqualTo("QUEUED");
  }

  private static QuotaRules priced(String cpu) {
    return new QuotaRules(
        Duration.ofMinutes(10),
        ZoneId.of("Europe/Berlin"),
        BigDecimal.ONE,
        new BigDecimal(cpu),
        QuotaFixture.SLICE);
  }

  private void beatUntil(Fence fence, int from, int to) {
    for (int second = from + 5; second <= to; second += 5) {
      site.freeze(NOON.plusSeconds(second));
      site.journal.heartbeat(fence);
    }
  }

  private boolean submits(Person student) {
    try {
      site.submit(student, "cpu");
      return true;
    } catch (Problem refused) {
      return false;
    }
  }

  private void finish(Fence fence) {
    site.journal.finish(fence, Outcome.STOPPED, null, null, null, null);
  }

  private long charged(Person person) {
    return site.number("SELECT charged_ms FROM quota_account WHERE account_id = ?", person.id());
  }

  private long reserved(Person person) {
    return site.number("SELECT reserved_ms FROM quota_account WHERE account_id = ?", person.id());
  }
}
