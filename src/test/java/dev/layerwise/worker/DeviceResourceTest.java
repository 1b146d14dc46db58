package dev.layerwise.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(WorkerTest.PaidServer.class)
class DeviceResourceTest {
  @Inject WorkerBench bench;

  @Test
  void aStudentChecksADeviceThroughTheWholePath() {
    var student = Somebody.usual(Role.STUDENT).signedIn();
    try (var worker = bench.worker("checked", bench.real(), WorkerBench.pace())) {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> worker.lanes().get(0).state() == DeviceState.IDLE);
      var device = device(student, "checked");
      assertThat(device)
          .containsEntry("kind", "cpu")
          .containsEntry("slot", "cpu")
          .containsEntry("state", "idle");
      assertThat((String) device.get("engine")).startsWith("MXNet");

      var run =
          student
              .post("/api/devices/" + device.get("id") + "/check")
              .then()
              .statusCode(202)
              .extract()
              .<String>path("run");

      bench.awaitState(UUID.fromString(run), "COMPLETED");
      assertThat(bench.text(UUID.fromString(run), "device_id")).isNull();
      assertThat(Double.parseDouble(bench.text(UUID.fromString(run), "test_accuracy")))
          .isGreaterThan(0.8);
    }
    assertThat(device(student, "checked")).containsEntry("state", "offline");
  }

  @Test
  void othersRunsAreHiddenFromStudents() throws Exception {
    var run = bench.submit(bench.student(), 1000, 20, 7);
    try (var worker = bench.worker("busy", bench.scripted(), WorkerBench.pace())) {
      bench.awaitState(run, "TRAINING");

      assertThat(device(Somebody.usual(Role.STUDENT).signedIn(), "busy"))
          .containsEntry("state", "busy")
          .containsEntry("run", null);
      assertThat(device(Somebody.usual(Role.INSTRUCTOR).signedIn(), "busy"))
          .containsEntry("run", run.toString());
      assertThat(worker.lanes()).hasSize(1);
    }
  }

  @Test
  void aDeviceThatIsNotThereIsToldInWords() {
    Somebody.usual(Role.STUDENT)
        .signedIn()
        .post("/api/devices/" + UUID.randomUUID() + "/check")
        .then()
        .statusCode(404)
        .body("detail", startsWith("There is no such device"));
    given().get("/api/devices").then().statusCode(401);
  }

  private static Map<String, Object> device(RequestSpecification person, String worker) {
    List<Map<String, Object>> all =
        given().spec(person).get("/api/devices").then().statusCode(200).extract().path("");
    return all.stream().filter(device -> worker.equals(device.get("worker"))).findFirst().get();
  }
}
