package dev.layerwise.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.layerwise.platform.DatabaseWatch;
import dev.layerwise.platform.OutageDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database is away while a run trains: a real server, frozen or killed. */
@QuarkusTest
@QuarkusTestResource(value = OutageDatabase.class, restrictToAnnotatedClass = true)
@TestProfile(OutageTest.Alone.class)
class OutageTest {
  /** A site of its own, since its database goes away. */
  public static class Alone extends WorkerTest.PaidServer {}

  private static final int SLOW = 20;

  /** The same run where nothing disturbs it, trained once. */
  private static UUID undisturbed;

  @Inject WorkerBench bench;
  @Inject DatabaseWatch database;
  private Worker worker;

  @BeforeEach
  void aRunThatNothingDisturbs() throws Exception {
    worker = bench.worker("outage", bench.scripted(), cutOffAfter(Duration.ofSeconds(20)));
    if (undisturbed == null) {
      undisturbed = bench.submit(bench.student(), 40, SLOW, 7);
      bench.awaitState(undisturbed, "COMPLETED");
    }
  }

  @AfterEach
  void everybodyLeaves() {
    worker.close();
    await().until(() -> WorkerBench.trainers().stream().noneMatch(ProcessHandle::isAlive));
  }

  private static Pace cutOffAfter(Duration limit) {
    var pace = WorkerBench.pace();
    return new Pace(
        pace.heartbeat(),
        limit,
        pace.journal(),
        pace.wishes(),
        pace.claims(),
        pace.stopGrace(),
        pace.pauseGrace(),
        pace.leaveGrace(),
        pace.startPatience(),
        pace.firstRetry(),
        pace.lastRetry());
  }

  @Test
  void aShortOutageIsSaidInWordsAndTheRunGoesOnAsIfNothingHadBeen() throws Exception {
    var run = bench.submit(bench.student(), 40, SLOW, 7);
    bench.awaitPresent(run, "checkpoint_blob");

    OutageDatabase.freeze();
    try {
      await().until(database::isAway);
      given()
          .get("/api/site")
          .then()
          .statusCode(503)
          .header("Retry-After", equalTo("5"))
          .contentType("application/problem+json")
          .body("type", equalTo("urn:layerwise:database-away"))
          .body("detail", containsString("Nothing is lost"));
      given()
          .get("/q/health/ready")
          .then()
          .statusCode(503)
          .body("checks.find { it.name == 'database' }.status", equalTo("DOWN"));
    } finally {
      OutageDatabase.thaw();
    }
    bench.awaitState(run, "COMPLETED");

    given().get("/api/site").then().statusCode(200);
    assertThat(bench.number(run, "fence")).isEqualTo(1);
    sameAsUndisturbed(run);
  }

  @Test
  void aWorkerThatIsCutOffEndsItsTrainerAndTheRunGoesOnFromItsCheckpoint() throws Exception {
    worker.close();
    worker = bench.worker("cut off", bench.scripted(), cutOffAfter(Duration.ofSeconds(2)));
    var run = bench.submit(bench.student(), 40, SLOW, 7);
    bench.awaitPresent(run, "checkpoint_blob");
    var trainer = WorkerBench.trainers().get(0);

    OutageDatabase.freeze();
    try {
      assertThat(trainer.onExit()).succeedsWithin(Duration.ofSeconds(20));
      await().until(database::isAway);
    } finally {
      OutageDatabase.thaw();
    }
    bench.awaitState(run, "COMPLETED");

    assertThat(bench.number(run, "fence")).isEqualTo(2);
    assertThat(refunds(run)).isPositive();
    sameAsUndisturbed(run);
  }

  @Test
  void aDatabaseThatIsKilledAndStartedAgainLosesNothing() throws Exception {
    var run = bench.submit(bench.student(), 40, SLOW, 7);
    bench.awaitPresent(run, "checkpoint_blob");

    OutageDatabase.kill();
    try {
      await().until(database::isAway);
    } finally {
      OutageDatabase.startAgain();
    }
    await().ignoreExceptions().until(() -> bench.text(run, "state") != null);
    bench.awaitState(run, "COMPLETED");

    sameAsUndisturbed(run);
  }

  private void sameAsUndisturbed(UUID run) {
    assertThat(bench.number(run, "attempts")).isZero();
    assertThat(bench.text(run, "model_blob")).isEqualTo(bench.text(undisturbed, "model_blob"));
    // What the run says it cost is what the ledger took for it, and the account's row agrees.
    assertThat(bench.number(run, "charged_ms")).isEqualTo(charges(run) - refunds(run));
    long ofTheAccount =
        bench.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT q.charged_ms FROM quota_account q JOIN run r USING (account_id)
                         WHERE r.id = ? AND q.reserved_ms = 0
                        """)
                    .bind(0, run)
                    .mapTo(Long.class)
                    .one());
    assertThat(ofTheAccount).isEqualTo(bench.number(run, "charged_ms"));
  }

  private long charges(UUID run) {
    return sum(run, "charge");
  }

  private long refunds(UUID run) {
    return sum(run, "refund");
  }

  private long sum(UUID run, String kind) {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT coalesce(sum(ms), 0)::bigint FROM ledger WHERE run_id = ? AND kind = ?")
                .bind(0, run)
                .bind(1, kind)
                .mapTo(Long.class)
                .one());
  }
}
