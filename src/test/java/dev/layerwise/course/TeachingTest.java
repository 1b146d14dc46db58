package dev.layerwise.course;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an instructor sees of a class, and does with it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class TeachingTest {
  private Somebody grace;
  private Somebody ada;
  private Somebody bob;
  private String room;

  @BeforeEach
  void aClass() {
    grace = Somebody.instructor("Grace");
    ada = Somebody.student("=Ada");
    bob = Somebody.student("Bob");
    var made = grace.post("/api/classes", Map.of("name", "Deep"));
    room = "/api/classes/" + made.path("id");
    for (var student : List.of(ada, bob)) {
      student.post("/api/classes/join", Map.of("code", made.path("code"))).then().statusCode(200);
    }
  }

  @Test
  void theDeskShowsEverybodyAndThatTheyAreStuck() {
    var lesson = TestLesson.published(grace);
    ada.asks()
        .body(Map.of("block", 5))
        .put("/api/progress/" + lesson.slug() + "/position")
        .then()
        .statusCode(204);
    handIn(ada, lesson, lesson.trained(ada, 0.5)).then().statusCode(201);

    grace
        .get(room + "/desk")
        .then()
        .statusCode(200)
        .body("students.name", contains("=Ada", "Bob"))
        .body("students[0].lesson", equalTo(lesson.slug()))
        .body("students[0].step", equalTo("goal"))
        .body("students[0].steps", equalTo(4))
        .body("students[0].stuck.rule", equalTo("accuracy"))
        .body("students[0].metAt", nullValue())
        .body("students[0].run.state", equalTo("COMPLETED"))
        .body("students[1].lesson", nullValue());
    Somebody.instructor("Alan").get(room + "/desk").then().statusCode(404);
    ada.get(room + "/desk").then().statusCode(403);
  }

  @Test
  void predictionsOfTheClassAreCountedWithoutNames() {
    var lesson = TestLesson.published(grace);
    for (var student : List.of(ada, bob)) {
      student
          .asks()
          .body(Map.of("value", 1))
          .put("/api/progress/" + lesson.slug() + "/predictions/higher")
          .then()
          .statusCode(200);
    }

    grace
        .get(room + "/predictions/" + lesson.slug() + "/higher")
        .then()
        .body("members", equalTo(2))
        .body("answered", equalTo(2))
        .body("choices", contains(0, 2))
        .body("curves", nullValue());
  }

  @Test
  void aGradebookIsWholeForTheInstructorAndOneRowForAStudent() {
    var lesson = TestLesson.published(grace);
    handIn(ada, lesson, lesson.trained(ada, 0.5));
    var ofAda = "students.find { it.name == '=Ada' }.lessons['" + lesson.slug() + "']";

    grace
        .get(room + "/gradebook")
        .then()
        .body("students", hasSize(2))
        .body(ofAda + ".score", equalTo(0.5f))
        .body(ofAda + ".rules.met", contains(false, true))
        .body(ofAda + ".late", equalTo(false));
    ada.get(room + "/gradebook")
        .then()
        .body("students.name", contains("=Ada"))
        .body(ofAda + ".score", equalTo(0.5f));
    grace
        .get(room + "/gradebook.csv")
        .then()
        .contentType(containsString("text/csv"))
        .body(containsString("\r\n'=Ada,"));
    ada.get(room + "/gradebook.csv").then().statusCode(403);
  }

  @Test
  void deviceTimeGoesToEverybodyOnceAndToNobodyElse() {
    var request = UUID.randomUUID();
    var grant = Map.of("hours", 2, "reason", "for the project", "request", request);
    for (int click = 0; click < 2; click++) {
      grace.post(room + "/grants", grant).then().statusCode(200).body("accounts", equalTo(2));
    }
    ada.get("/api/quota").then().body("grantedMs", equalTo(32 * 3_600_000));

    var stranger = Map.of("accounts", List.of(grace.id()), "hours", 2, "reason", "x");
    grace.post(room + "/grants", stranger).then().statusCode(422);
    grace.post(room + "/grants", Map.of("hours", 2)).then().statusCode(422);
  }

  @Test
  void aNetworkIsPutBeforeEverybodyOfTheClass() {
    grace
        .post(room + "/push", "{%s, \"words\": \"Try this.\"}".formatted(TestLesson.DESIGN))
        .then()
        .statusCode(204);

    ada.get("/api/pushed")
        .then()
        .body("words", contains("Try this."))
        .body("[0].className", equalTo("Deep"))
        .body("[0].by", equalTo("Grace"))
        .body("[0].network.layers", hasSize(2));
    Somebody.student("Eve").get("/api/pushed").then().body("", empty());
    grace
        .post(
            room + "/push", "{\"dataset\":\"digits\",\"network\":{\"layers\":[{\"kind\":\"x\"}]}}")
        .then()
        .statusCode(422)
        .body("detail", containsString("no layer of kind"));
  }

  private static Response handIn(Somebody student, TestLesson lesson, UUID run) {
    return student.post("/api/challenges/" + lesson.slug() + "/attempts", Map.of("run", run));
  }
}
