package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts of several GPUs and several hosts, their trainers scripted, their queue the real one. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(WorkerTest.PaidServer.class)
class SeveralDevicesTest {
  private static final int SLOW = 20;

  private final List<Worker> workers = new ArrayList<>();

  @Inject WorkerBench bench;

  /** A run that came to a device, or left it, as the database saw it. */
  public record Visit(UUID device, UUID run, boolean came) {}

  @BeforeEach
  void theDatabaseKeepsAHistory() {
    bench.clear();
    bench.jdbi.useHandle(
        handle -> {
          handle.execute("CREATE TABLE visit (at bigserial, device uuid, run uuid, came boolean)");
          handle.execute(
              """
              CREATE FUNCTION visits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF OLD.device_id IS DISTINCT FROM NEW.device_id THEN
                  INSERT INTO visit (device, run, came)
                  SELECT device, NEW.id, came
                    FROM (VALUES (OLD.device_id, false), (NEW.device_id, true))
                         AS step (device, came)
                   WHERE device IS NOT NULL;
                END IF;
                RETURN NULL;
              END $$
              """);
          handle.execute(
              """
              CREATE TRIGGER visits AFTER UPDATE ON run
                FOR EACH ROW EXECUTE FUNCTION visits()
              """);
        });
  }

  @AfterEach
  void everybodyLeaves() {
    workers.forEach(Worker::close);
    bench.clear();
    bench.jdbi.useHandle(
        handle -> {
          handle.execute("DROP TRIGGER visits ON run");
          handle.execute("DROP FUNCTION visits");
          handle.execute("DROP TABLE visit");
        });
  }

  @Test
  void fourDevicesOfOneHostShareTheWork() throws Exception {
    start("four", "gpu0,gpu1,gpu2,gpu3");

    everyDeviceTrainsAndNoneTwoRunsAtATime(4);
  }

  @Test
  void threeHostsOfTwoDevicesShareTheWork() throws Exception {
    start("first", "gpu0,gpu1");
    start("second", "gpu0,gpu1");
    start("third", "gpu0,gpu1");

    everyDeviceTrainsAndNoneTwoRunsAtATime(6);
  }

  @Test
  void lanesOfTheProcessorAndGpusEachTakeTheirOwn() throws Exception {
    start("mixed", "cpu,cpu1,gpu0");
    awaitIdle(3);
    var runs = new ArrayList<UUID>();
    for (var device : List.of("cpu", "cpu", "gpu")) {
      runs.add(bench.submit(bench.student(), device, 1000, SLOW, 7));
    }

    awaitTraining(3);

    assertThat(bench.text(runs.get(2), "lane")).isEqualTo("gpu");
    stopAll();
    awaitTraining(0);
    assertNoneHeldTwoAtATime();
  }

  @Test
  void aGpuThatTheEngineDoesNotSeeFailsAloudAndIsTriedAgain() {
    var worker = bench.worker("blind", DeviceSlot.parse("gpu0"), bench.real(), WorkerBench.pace());
    workers.add(worker);

    bench.awaitDevice("blind", DeviceState.FAILED);

    assertThat(bench.device("blind", "error"))
        .contains("sees 0 GPUs, so there is no gpu0")
        .contains("nvidia-smi")
        .contains("layerwise.worker.devices");
    assertThat(worker.lanes()).allMatch(lane -> lane.failure() != null && !lane.isUsable());
    assertThat(Somebody.student("Ada").get("/api/devices").<String>path("[0].state"))
        .isEqualTo("failed");
    bench.awaitDevice("blind", DeviceState.STARTING);
    assertThat(Somebody.student("Ada").get("/api/devices").<String>path("[0].state"))
        .isEqualTo("failed");
    bench.awaitDevice("blind", DeviceState.FAILED);
  }

  @Test
  void ofTwoWorkersUnderOneNameTheEarlierTakesNothingMore() throws Exception {
    var first = start("twin", "gpu0");
    awaitIdle(1);

    var second = start("twin", "gpu0");

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> first.lanes().stream().noneMatch(DeviceLane::takesRuns));
    assertThat(second.lanes()).allMatch(DeviceLane::takesRuns);
    awaitIdle(1);
    var run = bench.submit(bench.student(), "gpu", 2, 1, 7);
    bench.awaitState(run, "COMPLETED");
    assertNoneHeldTwoAtATime();
  }

  private Worker start(String name, String devices) {
    var worker =
        bench.worker(
            name,
            DeviceSlot.parse(devices),
            ScriptedTrainer.onAnyDevice(bench.data()),
            WorkerBench.pace());
    workers.add(worker);
    return worker;
  }

  private void everyDeviceTrainsAndNoneTwoRunsAtATime(int devices) throws Exception {
    awaitIdle(devices);
    for (int i = 0; i < devices + 2; i++) {
      bench.submit(bench.student(), "gpu", 1000, SLOW, i);
    }

    awaitTraining(devices);
    assertThat(count("run", "state = 'QUEUED' AND pinned_device IS NULL")).isEqualTo(2);
    stopAll();
    awaitCount("(SELECT DISTINCT run FROM visit WHERE came) claimed", "true", devices + 2);
    stopAll();
    awaitTraining(0);

    assertThat(assertNoneHeldTwoAtATime()).hasSize(devices);
  }

  /** Reads the history, device by device: what comes has to leave before the next one comes. */
  private HashSet<UUID> assertNoneHeldTwoAtATime() {
    var holding = new HashMap<UUID, UUID>();
    var seen = new HashSet<UUID>();
    for (var visit : history()) {
      seen.add(visit.device());
      if (visit.came()) {
        assertThat(holding.put(visit.device(), visit.run())).as("held already").isNull();
      } else {
        assertThat(holding.remove(visit.device())).isEqualTo(visit.run());
      }
    }
    assertThat(holding).isEmpty();
    return seen;
  }

  private List<Visit> history() {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT device, run, came FROM visit ORDER BY at")
                .mapTo(Visit.class)
                .list());
  }

  private void awaitIdle(int devices) {
    awaitCount("device", "state = 'IDLE'", devices);
  }

  private void awaitTraining(int runs) {
    awaitCount("run", "state IN ('PREPARING', 'TRAINING')", runs);
    awaitCount("run", "state = 'TRAINING'", runs);
  }

  private void awaitCount(String table, String condition, int wanted) {
    await(table + " " + condition)
        .atMost(Duration.ofMinutes(2))
        .until(() -> count(table, condition) == wanted);
  }

  private long count(String table, String condition) {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM " + table + " WHERE " + condition)
                .mapTo(Long.class)
                .one());
  }

  private void stopAll() {
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET wanted = 'STOP' WHERE state IN ('PREPARING', 'TRAINING')"));
  }
}
