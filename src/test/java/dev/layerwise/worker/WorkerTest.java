package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers with real child processes, a real queue and a real database. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(WorkerTest.PaidServer.class)
class WorkerTest {
  /** The site without a worker of its own; the processor's time costs quota. */
  public static class PaidServer implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("layerwise.roles", "server", "layerwise.quota.rate.cpu", "1");
    }
  }

  private static final int SLOW = 20;

  /** A long run that nothing disturbed; whoever needs it first trains it for the others too. */
  private static UUID undisturbedLongRun;

  private final List<Worker> workers = new ArrayList<>();

  @Inject WorkerBench bench;

  /** A run that another test left would be as good a claim as this test's. */
  @BeforeEach
  void nothingElse() {
    bench.clear();
  }

  @AfterEach
  void everybodyLeaves() {
    workers.forEach(Worker::close);
    // A killed process is gone soon, not at once.
    await().until(() -> WorkerBench.trainers().stream().noneMatch(ProcessHandle::isAlive));
  }

  private Worker start(String name, TrainerLaunch trainers, Pace pace) {
    var worker = bench.worker(name, trainers, pace);
    workers.add(worker);
    return worker;
  }

  /** Long enough for a checkpoint or two on its way. */
  private UUID longRun() throws Exception {
    return bench.submit(bench.student(), 600, 16, 7);
  }

  private UUID undisturbedLongRun() throws Exception {
    if (undisturbedLongRun == null) {
      undisturbedLongRun = longRun();
      bench.awaitState(undisturbedLongRun, "COMPLETED");
    }
    return undisturbedLongRun;
  }

  @Test
  void aRealTrainerBringsARunToItsEnd() throws Exception {
    start("real", bench.real(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 8, 32, 7);

    bench.awaitState(run, "COMPLETED");

    assertThat(Double.parseDouble(bench.text(run, "test_accuracy"))).isGreaterThan(0.8);
    assertThat(bench.text(run, "model_blob")).isNotNull();
    assertThat(bench.text(run, "predictions_blob")).isNotNull();
    assertThat(bench.text(run, "device")).contains("MXNet");
    assertThat(kinds(run)).startsWith("state", "state", "state", "batch").endsWith("ended");
    assertThat(kinds(run)).filteredOn("epoch"::equals).hasSize(8);
    assertThat(bench.number(run, "charged_ms")).isPositive();
  }

  @Test
  void theMistakesThatARunShowsAreThoseItsTestCounted() throws Exception {
    start("mistaken", bench.real(), WorkerBench.pace());
    var person = Somebody.student("Ada");
    var run = bench.submit(person.person(), 1, 64, 7);
    bench.awaitState(run, "COMPLETED");
    var runPath = "/api/runs/" + run;
    var matrix =
        person
            .get(runPath + "/events")
            .<List<List<Integer>>>path("events.find { it.kind == 'confusion' }.matrix");

    var mistakes = person.get(runPath + "/mistakes?count=500").jsonPath();

    var counted = new ArrayList<List<Integer>>(matrix.stream().map(ArrayList::new).toList());
    for (int i = 0; i < counted.size(); i++) {
      counted.get(i).set(i, 0);
    }
    assertThat(cells(mistakes, counted.size())).isEqualTo(counted);
    assertThat(mistakes.getList("mistakes.confidence", Float.class))
        .hasSizeGreaterThan(10)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .allMatch(confidence -> confidence > 0 && confidence <= 1);
    var surest = mistakes.getInt("mistakes[0].index");
    assertThat(
            person
                .get("/api/datasets/digits/samples?split=test&indices=" + surest)
                .<Integer>path("samples[0].label"))
        .isEqualTo(mistakes.getInt("mistakes[0].actual"));
    assertThat(person.get(runPath + "/mistakes?count=3").<List<?>>path("mistakes")).hasSize(3);
    assertThat(
            person
                .get(runPath + "/mistakes?actual=0&predicted=0&count=500")
                .<List<?>>path("mistakes"))
        .hasSize(matrix.get(0).get(0));
    assertThat(Somebody.student("Ada").get(runPath + "/mistakes").statusCode()).isEqualTo(404);
  }

  /** How often each class was taken for each other one. */
  private static List<List<Integer>> cells(JsonPath mistakes, int classes) {
    var cells = new int[classes][classes];
    var actual = mistakes.getList("mistakes.actual", Integer.class);
    var predicted = mistakes.getList("mistakes.predicted", Integer.class);
    for (int i = 0; i < actual.size(); i++) {
      cells[actual.get(i)][predicted.get(i)]++;
    }
    return Arrays.stream(cells).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  @Test
  void aKilledTrainerOnlyDelaysTheRunAndChangesNothing() throws Exception {
    start("killed", bench.real(), WorkerBench.pace());
    var undisturbed = undisturbedLongRun();

    var run = longRun();
    bench.awaitPresent(run, "checkpoint_blob");
    assertThat(WorkerBench.trainers()).singleElement().matches(ProcessHandle::destroyForcibly);
    bench.awaitState(run, "COMPLETED");

    assertThat(bench.number(run, "attempts")).isEqualTo(1);
    assertThat(bench.number(run, "fence")).isEqualTo(2);
    assertThat(bench.text(run, "model_blob")).isEqualTo(bench.text(undisturbed, "model_blob"));
    assertThat(bench.text(run, "predictions_blob"))
        .isEqualTo(bench.text(undisturbed, "predictions_blob"));
  }

  @Test
  void stopKeepsWhatWasLearned() throws Exception {
    var worker = start("stopped", bench.real(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 1000, 4, 7);
    bench.awaitPresent(run, "epoch");

    bench.want(run, "STOP");
    worker.nudge();
    bench.awaitState(run, "STOPPED");

    assertThat(bench.text(run, "test_accuracy")).isNotNull();
    assertThat(bench.text(run, "model_blob")).isNotNull();
  }

  @Test
  void aTrainerThatIgnoresStopIsEnded() throws Exception {
    start("ignoring", bench.scripted(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 1000, SLOW, ScriptedTrainer.IGNORES_STOP);
    bench.awaitPresent(run, "epoch");

    bench.want(run, "STOP");
    bench.awaitState(run, "STOPPED");

    assertThat(bench.text(run, "message")).contains("did not stop when it was asked to");
  }

  @Test
  void aRunThatCrashesItsTrainerThreeTimesFailsWithTheReason() throws Exception {
    start("crashing", bench.scripted(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 3, 1, ScriptedTrainer.CRASHES);

    bench.awaitState(run, "FAILED");

    assertThat(bench.number(run, "attempts")).isEqualTo(3);
    assertThat(bench.text(run, "message")).contains("3 times").contains("SIGABRT");
  }

  @Test
  void aTrainersOwnFailureIsFinal() throws Exception {
    start("failing", bench.scripted(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 3, 1, ScriptedTrainer.FAILS);

    bench.awaitState(run, "FAILED");

    assertThat(bench.text(run, "message")).isEqualTo("Diverged at epoch 1, batch 3.");
    assertThat(bench.number(run, "attempts")).isZero();
  }

  @Test
  void anotherWorkerTakesOverFromAFrozenOneWhoseWordsNoLongerCount() throws Exception {
    var undisturbed = bench.submit(bench.student(), 6, SLOW, 7);
    start("frozen", bench.scripted(), WorkerBench.frozen());
    bench.awaitState(undisturbed, "COMPLETED");
    var run = bench.submit(bench.student(), 6, SLOW, 7);
    bench.awaitPresent(run, "checkpoint_blob");
    var stale = WorkerBench.trainers().get(0);

    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET lease_until = site_now() - interval '1 second' WHERE id = ?", run));
    bench.requeueExpired();
    bench.awaitState(run, "COMPLETED");

    assertThat(stale.onExit()).succeedsWithin(Duration.ofSeconds(10));
    assertThat(bench.number(run, "fence")).isEqualTo(2);
    assertThat(bench.text(run, "model_blob")).isEqualTo(bench.text(undisturbed, "model_blob"));
    assertThat(kinds(run)).filteredOn("ended"::equals).hasSize(1);
    assertThat(epochsOf(run)).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void aWorkerThatLeavesGivesItsRunBackAtOnce() throws Exception {
    var first = start("leaving", bench.scripted(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 6, SLOW, 7);
    bench.awaitPresent(run, "epoch");

    first.close();

    assertThat(bench.text(run, "state")).isEqualTo("QUEUED");
    assertThat(bench.text(run, "checkpoint_blob")).isNotNull();
    assertThat(bench.number(run, "attempts")).isZero();
    start("following", bench.scripted(), WorkerBench.pace());
    bench.awaitState(run, "COMPLETED");
  }

  /** Or its account would be locked for everybody until it wakes: docs/chaos.md. */
  @Test
  void aProcessThatIsFrozenInsideATransactionLosesItsLocks() {
    var limit =
        bench.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SHOW idle_in_transaction_session_timeout")
                    .mapTo(String.class)
                    .one());

    assertThat(limit).isEqualTo("10s");
  }

  @Test
  void aRunThatYieldsIsSavedAndGoesOnLaterWithoutALostAttempt() throws Exception {
    start("yielding", bench.scripted(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 1000, SLOW, 7);
    bench.awaitState(run, "TRAINING");

    bench.jdbi.useHandle(h -> h.execute("UPDATE run SET wanted = 'YIELD' WHERE id = ?", run));
    await().atMost(Duration.ofMinutes(3)).until(() -> bench.number(run, "fence") == 2);

    bench.awaitState(run, "TRAINING");
    assertThat(bench.number(run, "attempts")).isZero();
    assertThat(bench.text(run, "checkpoint_blob")).isNotNull();
    long told =
        bench.jdbi.withHandle(
            h ->
                h.select(
                        "SELECT count(*) FROM run_event WHERE run_id = ?"
                            + " AND payload ->> 'message' LIKE 'A short run goes first.%'",
                        run)
                    .mapTo(Long.class)
                    .one());
    assertThat(told).isEqualTo(1);
  }

  @Test
  void aRestartedWorkerPutsBackWhatItHeldBefore() throws Exception {
    start("restarted", bench.scripted(), WorkerBench.frozen());
    var run = bench.submit(bench.student(), 6, SLOW, 7);
    bench.awaitPresent(run, "checkpoint_blob");

    start("restarted", bench.scripted(), WorkerBench.pace());
    bench.awaitState(run, "COMPLETED");

    assertThat(bench.number(run, "fence")).isEqualTo(2);
  }

  /** RLIMIT_FSIZE refuses a write as a full disk does, to root too, and needs no disk to fill. */
  @Test
  void aFullDiskPausesTheRunWithTheReasonAndItGoesOnFromTheCheckpointBefore() throws Exception {
    start("full", bench.real(), WorkerBench.pace());
    var undisturbed = undisturbedLongRun();
    var run = longRun();
    bench.awaitPresent(run, "checkpoint_blob");
    var trainer = Long.toString(WorkerBench.trainers().get(0).pid());
    var limited = new ProcessBuilder("prlimit", "--pid", trainer, "--fsize=1024").start();
    assertThat(limited.waitFor()).isZero();

    bench.awaitState(run, "PAUSED");

    assertThat(bench.text(run, "paused_for")).isEqualTo("disk");
    assertThat(bench.text(run, "message")).startsWith("The worker’s disk is full.");
    assertThat(bench.text(run, "checkpoint_blob")).isNotNull();
    assertThat(bench.number(run, "attempts")).isZero();
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET paused_at = site_now() - interval '1 hour' WHERE id = ?", run));
    bench.awaitState(run, "COMPLETED");
    assertThat(bench.text(run, "model_blob")).isEqualTo(bench.text(undisturbed, "model_blob"));
  }

  @Test
  void withoutQuotaForTheNextSliceTheRunPausesWithinThePresentOne() throws Exception {
    start("paused", bench.scripted(), WorkerBench.pace());
    var student = bench.student();
    // The first submission opens the account's week; then all but seven seconds are spent.
    bench.awaitState(bench.submit(student, 1, 1, 7), "COMPLETED");
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE quota_account SET charged_ms = granted_ms - 7000 WHERE account_id = ?",
                student.id()));
    var run = bench.submit(student, 1000, SLOW, 7);

    bench.awaitState(run, "PAUSED");

    assertThat(bench.text(run, "paused_for")).isEqualTo("quota");
    assertThat(bench.text(run, "checkpoint_blob")).isNotNull();
    assertThat(bench.number(run, "charged_ms")).isBetween(1L, 7000L);
  }

  @Test
  void aTrainerIsEndedWhenItsSliceIsOverWhateverItDoes() throws Exception {
    start("overrun", bench.scripted(), WorkerBench.patient());
    var student = bench.student();
    bench.awaitState(bench.submit(student, 1, 1, 7), "COMPLETED");
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE quota_account SET charged_ms = granted_ms - 6000 WHERE account_id = ?",
                student.id()));
    var run = bench.submit(student, 1000, SLOW, ScriptedTrainer.IGNORES_STOP);

    bench.awaitState(run, "PAUSED");

    assertThat(bench.text(run, "paused_for")).isEqualTo("quota");
    assertThat(bench.number(run, "held_ms")).isLessThanOrEqualTo(6000L);
  }

  @Test
  void aDeviceWhoseTrainerDoesNotStartSaysWhyAndIsTriedAgain() {
    start(
        "broken",
        ScriptedTrainer.launch(ScriptedTrainer.WithoutEngine.class, bench.data()),
        WorkerBench.pace());

    bench.awaitDevice("broken", DeviceState.FAILED);
    assertThat(bench.device("broken", "error")).contains("No deep learning engine found.");
    bench.awaitDevice("broken", DeviceState.STARTING);
    assertThat(bench.device("broken", "error")).contains("No deep learning engine found.");
    assertThat(bench.device("broken", "retry_at")).isNull();
  }

  @Test
  void aWorkerThatIsToLeaveWaitsForNoTrainerThatStarts() {
    var worker =
        start(
            "impatient",
            ScriptedTrainer.launch(ScriptedTrainer.Silent.class, bench.data()),
            WorkerBench.pace());
    await().until(() -> !WorkerBench.trainers().isEmpty());

    // Far below the 40 s that a lane with a run may take.
    assertThat(CompletableFuture.runAsync(worker::close)).succeedsWithin(Duration.ofSeconds(20));

    assertThat(bench.device("impatient", "error")).isNull();
  }

  private List<String> kinds(UUID run) {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .select("SELECT kind FROM run_event WHERE run_id = ? ORDER BY seq", run)
                .mapTo(String.class)
                .list());
  }

  /** The epochs that were told, in order. */
  private List<String> epochsOf(UUID run) {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .select(
                    """
                    SELECT payload ->> 'epoch' FROM run_event
                     WHERE run_id = ? AND kind = 'epoch' ORDER BY seq
                    """,
                    run)
                .mapTo(String.class)
                .list());
  }
}
