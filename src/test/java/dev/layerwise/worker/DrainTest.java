package dev.layerwise.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices taken out of service by an admin, with real workers and real child processes. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(WorkerTest.PaidServer.class)
class DrainTest {
  private static final int SLOW = 20;
  private static final List<DeviceSlot> FOUR_GPUS = DeviceSlot.parse("gpu0,gpu1,gpu2,gpu3");

  private final List<Worker> workers = new ArrayList<>();
  private String admin;

  @Inject WorkerBench bench;

  @BeforeEach
  void anAdminAndNothingElse() {
    bench.clear();
    admin = Somebody.of("Ada", Role.ADMIN).session();
  }

  @AfterEach
  void everybodyLeaves() {
    workers.forEach(Worker::close);
    bench.clear();
  }

  @Test
  void aDeviceThatFinishesTrainsItsRunToTheEndAndTakesNoOther() throws Exception {
    start("finishing");
    var run = bench.submit(bench.student(), 30, SLOW, 7);
    bench.awaitState(run, "TRAINING");

    drain("finishing", "finish")
        .statusCode(200)
        .body("state", equalTo("draining"))
        .body("drain", equalTo("finish"))
        .body("run", equalTo(run.toString()))
        .body("runOwner", equalTo("Ada"));
    var next = bench.submit(bench.student(), 1, 1, 7);
    bench.awaitState(run, "COMPLETED");
    bench.awaitDevice("finishing", DeviceState.DRAINED);

    assertThat(bench.number(run, "fence")).isEqualTo(1);
    assertThat(bench.text(next, "state")).isEqualTo("QUEUED");
    assertThat(shown("finishing")).containsEntry("state", "drained").containsEntry("run", null);
    await().until(() -> WorkerBench.trainers().isEmpty());
    undrain("finishing").statusCode(200).body("drain", equalTo(null));
    bench.awaitState(next, "COMPLETED");
  }

  @Test
  void aDeviceThatCheckpointsGivesItsRunToAnother() throws Exception {
    start("leaving");
    var run = bench.submit(bench.student(), 1000, SLOW, 7);
    bench.awaitPresent(run, "epoch");

    drain("leaving", "checkpoint").statusCode(200);
    bench.awaitDevice("leaving", DeviceState.DRAINED);

    assertThat(bench.text(run, "state")).isEqualTo("QUEUED");
    assertThat(bench.text(run, "checkpoint_blob")).isNotNull();
    assertThat(bench.number(run, "attempts")).isZero();
    start("staying");
    bench.awaitState(run, "TRAINING");
    assertThat(bench.device("staying", "run")).isEqualTo(run.toString());
  }

  @Test
  void whoFinishesCanBeHurried() throws Exception {
    start("hurried");
    var run = bench.submit(bench.student(), 1000, SLOW, 7);
    bench.awaitPresent(run, "epoch");
    drain("hurried", "finish").statusCode(200);

    drain("hurried", "checkpoint").statusCode(200).body("drain", equalTo("checkpoint"));

    bench.awaitState(run, "QUEUED");
    bench.awaitDevice("hurried", DeviceState.DRAINED);
  }

  @Test
  void aDrainOutlivesItsWorker() {
    start("restarted");
    bench.awaitDevice("restarted", DeviceState.IDLE);
    drain("restarted", "finish").statusCode(200);
    bench.awaitDevice("restarted", DeviceState.DRAINED);
    workers.remove(0).close();
    assertThat(shown("restarted"))
        .containsEntry("state", "offline")
        .containsEntry("drain", "finish");

    var again = start("restarted");
    bench.awaitDevice("restarted", DeviceState.DRAINED);

    assertThat(again.lanes().get(0).isVerified()).as("whether a trainer was started").isFalse();
    undrain("restarted").statusCode(200);
    bench.awaitDevice("restarted", DeviceState.IDLE);
  }

  @Test
  void aWishIsHeardWithoutASignalToo() {
    start("deaf");
    bench.awaitDevice("deaf", DeviceState.IDLE);

    bench.jdbi.useHandle(
        handle ->
            handle.execute("UPDATE device SET drain = 'FINISH', drain_asked_at = site_now()"));

    bench.awaitDevice("deaf", DeviceState.DRAINED);
  }

  @Test
  void aWholeWorkerIsDrainedAndComesBack() {
    workers.add(
        bench.worker(
            "host", FOUR_GPUS, ScriptedTrainer.onAnyDevice(bench.data()), WorkerBench.pace()));
    awaitAll("idle");
    var worker = shown("host").get("workerId");

    List<Map<String, Object>> asked =
        asked("/api/admin/workers/" + worker + "/drain", "finish")
            .statusCode(200)
            .extract()
            .path("");

    assertThat(asked)
        .hasSize(4)
        .allSatisfy(row -> assertThat(row).containsEntry("drain", "finish"));
    awaitAll("drained");
    asked("/api/admin/workers/" + worker + "/undrain", null).statusCode(200);
    awaitAll("idle");
  }

  @Test
  void onlyAdminsDrain() {
    start("guarded");
    var paths =
        List.of(
            "/api/admin/devices/" + shown("guarded").get("id"),
            "/api/admin/workers/" + shown("guarded").get("workerId"));

    for (var path : paths) {
      for (var verb : List.of("/drain", "/undrain")) {
        given().post(path + verb).then().statusCode(401);
        for (var role : List.of(Role.STUDENT, Role.INSTRUCTOR)) {
          by(Somebody.usual(role).session(), path + verb, "finish").statusCode(403);
        }
      }
    }
    assertThat(bench.device("guarded", "drain")).isNull();
  }

  @Test
  void whatIsNotUnderstoodIsToldInWords() {
    start("asked");
    drain("asked", "explode").statusCode(400).body("detail", containsString("checkpoint puts it"));
    drain("asked", null).statusCode(400);
    for (var id : List.of(UUID.randomUUID().toString(), "gpu0")) {
      asked("/api/admin/devices/" + id + "/drain", "finish")
          .statusCode(404)
          .body("detail", containsString("no such device"));
      asked("/api/admin/workers/" + id + "/undrain", null)
          .statusCode(404)
          .body("detail", containsString("no such worker"));
    }
  }

  private Worker start(String name) {
    var worker = bench.worker(name, bench.scripted(), WorkerBench.pace());
    workers.add(worker);
    return worker;
  }

  private ValidatableResponse drain(String worker, String mode) {
    return asked("/api/admin/devices/" + shown(worker).get("id") + "/drain", mode);
  }

  private ValidatableResponse undrain(String worker) {
    return asked("/api/admin/devices/" + shown(worker).get("id") + "/undrain", null);
  }

  private ValidatableResponse asked(String path, String mode) {
    return by(admin, path, mode);
  }

  private static ValidatableResponse by(String session, String path, String mode) {
    var request = given().cookie("layerwise_session", session).contentType("application/json");
    return (mode == null ? request : request.body(Map.of("mode", mode))).post(path).then();
  }

  private void awaitAll(String state) {
    await(state)
        .atMost(java.time.Duration.ofMinutes(2))
        .until(() -> everything().stream().allMatch(device -> state.equals(device.get("state"))));
  }

  private List<Map<String, Object>> everything() {
    return given()
        .cookie("layerwise_session", admin)
        .get("/api/devices")
        .then()
        .statusCode(200)
        .extract()
        .path("");
  }

  private Map<String, Object> shown(String worker) {
    return everything().stream()
        .filter(device -> worker.equals(device.get("worker")))
        .findFirst()
        .orElseThrow();
  }
}
