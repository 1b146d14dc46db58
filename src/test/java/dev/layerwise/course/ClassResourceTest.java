package dev.layerwise.course;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ClassResourceTest {
  private static final String CLASSES = "/api/classes";
  private static final long HOUR_MS = 3_600_000;

  @Inject Jdbi jdbi;

  @Test
  void aStudentComesInByTheCodeHoweverItIsTyped() {
    var grace = Somebody.instructor("Grace");
    var made = made(grace, "{\"name\":\"Deep learning\"}");
    String code = made.get("code");
    var typed = code.substring(0, 4).toLowerCase() + " - " + code.substring(4);
    var ada = Somebody.student("Ada");

    given().get(CLASSES + "/codes/" + code).then().body("name", equalTo("Deep learning"));
    ada.post(CLASSES + "/join", Map.of("code", typed))
        .then()
        .statusCode(200)
        .body("teaches", equalTo(false))
        .body("code", nullValue())
        .body("members", empty());
    ada.post(CLASSES + "/join", Map.of("code", code)).then().body("students", equalTo(1));

    ada.get(CLASSES).then().body("name", contains("Deep learning"));
    grace
        .get(CLASSES + "/" + made.get("id"))
        .then()
        .body("members.name", contains("Ada"))
        .body("code", equalTo(code));
  }

  @Test
  void signingUpWithACodeJoinsAndAWrongOneIsSaidAtItsField() {
    var grace = Somebody.instructor("Grace");
    var made = made(grace, "{\"name\":\"By link\"}");

    Somebody.signUp("Bob", made.get("code")).then().statusCode(201);
    grace.get(CLASSES + "/" + made.get("id")).then().body("members.name", contains("Bob"));

    Somebody.signUp("Bob", "NOTACODE")
        .then()
        .statusCode(422)
        .body("fields.joinCode", containsString("No class has this code"));
  }

  @Test
  void anotherCodeShutsTheDoorOfTheOneBefore() {
    var grace = Somebody.instructor("Grace");
    var made = made(grace, "{\"name\":\"Evening\"}");
    grace.post(CLASSES + "/" + made.get("id") + "/code", "").then().statusCode(200);

    given().get(CLASSES + "/codes/" + made.get("code")).then().statusCode(404);
  }

  @Test
  void aClassThatHasEndedTakesNobodyIn() {
    var grace = Somebody.instructor("Grace");
    var made =
        made(grace, "{\"name\":\"Last year\",\"starts\":\"2020-01-01\",\"ends\":\"2020-02-01\"}");

    Somebody.student("Ada")
        .post(CLASSES + "/join", Map.of("code", made.get("code")))
        .then()
        .statusCode(422)
        .body("detail", containsString("has ended"));
  }

  @Test
  void itsHoursAndWeightReachItsStudentsAndLeaveWithThem() {
    var grace = Somebody.instructor("Grace");
    var made = made(grace, "{\"name\":\"Thesis\",\"weeklyHours\":40,\"weight\":2}");
    var ada = Somebody.student("Ada");
    ada.get("/api/quota").then().body("grantedMs", equalTo((int) (30 * HOUR_MS)));

    ada.post(CLASSES + "/join", Map.of("code", made.get("code")));
    ada.get("/api/quota")
        .then()
        .body("grantedMs", equalTo((int) (40 * HOUR_MS)))
        .body("entries[0].text", equalTo("10 h granted: the class “Thesis” has 40 hours a week"));
    assertThat(weight(ada)).isEqualTo(2);

    change(grace, made, "{\"weeklyHours\":50,\"weight\":3}");
    ada.get("/api/quota").then().body("grantedMs", equalTo((int) (50 * HOUR_MS)));
    assertThat(weight(ada)).isEqualTo(3);

    change(grace, made, "{\"weeklyHours\":null,\"weight\":null}");
    ada.get("/api/quota").then().body("grantedMs", equalTo((int) (50 * HOUR_MS)));
    assertThat(weight(ada)).isEqualTo(1);

    change(grace, made, "{\"weight\":4}");
    grace.asks().delete(CLASSES + "/" + made.get("id") + "/members/" + ada.id());
    assertThat(weight(ada)).isEqualTo(1);
  }

  @Test
  void anotherInstructorDoesNotLearnThatItExists() {
    var made = made(Somebody.instructor("Grace"), "{\"name\":\"Hers\"}");
    var alan = Somebody.instructor("Alan");

    alan.get(CLASSES + "/" + made.get("id")).then().statusCode(404);
    alan.asks().delete(CLASSES + "/" + made.get("id")).then().statusCode(404);
    alan.get(CLASSES).then().body("", empty());
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    var grace = Somebody.instructor("Grace");
    for (var body :
        new String[] {
          "{}",
          "{\"name\":\"%s\"}".formatted("x".repeat(61)),
          "{\"name\":\"x\",\"weeklyHours\":169}",
          "{\"name\":\"x\",\"weight\":0}",
          "{\"name\":\"x\",\"starts\":\"2026-02-02\",\"ends\":\"2026-02-01\"}"
        }) {
      grace.post(CLASSES, body).then().statusCode(422).body("detail", containsString(" "));
    }
    var made = made(grace, "{\"name\":\"x\"}");
    grace
        .asks()
        .body("[{\"lesson\":\"a\",\"hidden\":true},{\"lesson\":\"a\",\"hidden\":false}]")
        .put(CLASSES + "/" + made.get("id") + "/lessons")
        .then()
        .statusCode(400);
    grace.asks().body("[]").patch(CLASSES + "/" + made.get("id")).then().statusCode(400);
  }

  @Test
  void keepsWhatItChangesAboutLessons() {
    var grace = Somebody.instructor("Grace");
    var made = made(grace, "{\"name\":\"Later\"}");

    grace
        .asks()
        .body(
            "[{\"lesson\":\"line\",\"hidden\":false,\"due\":\"2027-01-31T12:00:00Z\"},{\"lesson\":\"depth\",\"hidden\":true}]")
        .put(CLASSES + "/" + made.get("id") + "/lessons")
        .then()
        .statusCode(200)
        .body("lessons.lesson", contains("depth", "line"))
        .body("lessons", hasSize(2));
  }

  private static Map<String, String> made(Somebody instructor, String body) {
    var answer = instructor.post(CLASSES, body);
    answer.then().statusCode(201);
    return Map.of("id", answer.path("id"), "code", answer.path("code"));
  }

  private static void change(Somebody instructor, Map<String, String> made, String body) {
    instructor.asks().body(body).patch(CLASSES + "/" + made.get("id")).then().statusCode(200);
  }

  private double weight(Somebody person) {
    return jdbi.withHandle(
        h ->
            h.select("SELECT weight FROM quota_account WHERE account_id = ?", person.id())
                .mapTo(Double.class)
                .one());
  }
}
