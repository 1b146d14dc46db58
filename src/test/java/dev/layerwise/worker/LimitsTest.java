package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Trainers that take more than a run may, each with its negative control: the same trainer under
 * limits that it does not reach, or another that is as slow but not silent.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(WorkerTest.PaidServer.class)
class LimitsTest {
  private static final int SLOW = 20;
  private static final long MEGABYTE = 1_000_000;

  private Worker worker;

  @Inject WorkerBench bench;

  @BeforeEach
  void nothingElse() {
    bench.clear();
  }

  @AfterEach
  void everybodyLeaves() {
    worker.close();
    bench.clear();
  }

  private void start(TrainerLimits limits) {
    worker =
        bench.worker(
            "limited", List.of(DeviceSlot.CPU), bench.scripted(), limits, WorkerBench.pace());
  }

  private static TrainerLimits memory(long bytes) {
    return new TrainerLimits(bytes, WorkerBench.GENEROUS.runTime(), WorkerBench.GENEROUS.silence());
  }

  private static TrainerLimits runTime(Duration time) {
    return new TrainerLimits(
        WorkerBench.GENEROUS.memoryBytes(), time, WorkerBench.GENEROUS.silence());
  }

  private static TrainerLimits silence(Duration time) {
    return new TrainerLimits(
        WorkerBench.GENEROUS.memoryBytes(), WorkerBench.GENEROUS.runTime(), time);
  }

  @Test
  void whoTakesTooMuchMemoryIsEndedAndNotTriedAgain() throws Exception {
    start(memory(300 * MEGABYTE));
    var run = bench.submit(bench.student(), 200, SLOW, ScriptedTrainer.EATS_MEMORY);

    bench.awaitState(run, "FAILED");

    assertThat(bench.text(run, "message"))
        .matches("The training used 0\\.[3-9] GB of memory, and a run may use 0\\.3 GB .*")
        .contains("Try half the batch size");
    assertThat(bench.number(run, "fence")).as("tries").isEqualTo(1);
    await().untilAsserted(() -> assertThat(incidents(run)).containsExactly("OUT_OF_MEMORY"));
    var next = bench.submit(bench.student(), 1, 1, 7);
    bench.awaitState(next, "COMPLETED");
  }

  @Test
  void theSameMemoryBelowTheLimitDoesNotMatter() throws Exception {
    start(memory(4_000 * MEGABYTE));
    var run = bench.submit(bench.student(), 2, SLOW, ScriptedTrainer.EATS_MEMORY);

    bench.awaitState(run, "COMPLETED");
  }

  @Test
  void whoReportsNothingIsTakenToHangAndCountsAsLost() throws Exception {
    start(silence(Duration.ofSeconds(1)));
    var run = bench.submit(bench.student(), 5, SLOW, ScriptedTrainer.HANGS);

    bench.awaitState(run, "FAILED");

    assertThat(bench.text(run, "message"))
        .startsWith("This run was lost 3 times")
        .contains("reported nothing for 1 s");
    assertThat(bench.number(run, "charged_ms")).isZero();
  }

  @Test
  void whoIsSlowButReportsGoesOn() throws Exception {
    // Ten batches of 0.3 s: as long as three silences.
    start(silence(Duration.ofSeconds(1)));
    var run = bench.submit(bench.student(), 1, 300, 7);

    bench.awaitState(run, "COMPLETED");

    assertThat(bench.number(run, "fence")).isEqualTo(1);
  }

  @Test
  void whoseTimeIsUpStopsAndKeepsItsResults() throws Exception {
    start(runTime(Duration.ofSeconds(2)));
    var run = bench.submit(bench.student(), 1000, SLOW, 7);

    bench.awaitState(run, "STOPPED");

    assertThat(bench.text(run, "message")).contains("the most that one run may have on this site");
    assertThat(bench.text(run, "model_blob")).isNotNull();
    assertThat(bench.text(run, "test_accuracy")).isNotNull();
  }

  @Test
  void theTimeOfEarlierAttemptsCounts() throws Exception {
    var run = bench.submit(bench.student(), 1000, SLOW, 7);
    bench.jdbi.useHandle(
        handle -> handle.execute("UPDATE run SET held_ms = 3600000 WHERE id = ?", run));
    start(runTime(Duration.ofHours(1)));

    bench.awaitState(run, "STOPPED");
  }

  @Test
  void whoDoesNotStopWhenItsTimeIsUpIsEnded() throws Exception {
    start(runTime(Duration.ofSeconds(1)));
    var run = bench.submit(bench.student(), 1000, SLOW, ScriptedTrainer.IGNORES_STOP);

    bench.awaitState(run, "STOPPED");

    assertThat(bench.text(run, "message"))
        .contains("the most that one run may have on this site")
        .contains("did not stop when it was asked to");
  }

  @Test
  void whatATrainerTakesIsShownBesideWhatItMayTake() throws Exception {
    start(memory(4_000 * MEGABYTE));
    var run = bench.submit(bench.student(), 1000, SLOW, 7);
    bench.awaitState(run, "TRAINING");

    await().until(() -> bench.device("limited", "memory_used_bytes") != null);

    assertThat(Long.parseLong(bench.device("limited", "memory_used_bytes")))
        .isBetween(5 * MEGABYTE, 1_000 * MEGABYTE);
    assertThat(bench.device("limited", "memory_limit_bytes")).isEqualTo("4000000000");
  }

  private List<String> incidents(UUID run) {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .select("SELECT kind FROM incident WHERE run = ?", run)
                .mapTo(String.class)
                .list());
  }
}
