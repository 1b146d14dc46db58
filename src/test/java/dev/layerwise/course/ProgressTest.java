package dev.layerwise.course;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ProgressTest {
  private Somebody grace;
  private TestLesson lesson;
  private Somebody ada;

  @BeforeEach
  void somebodyLearns() {
    grace = Somebody.instructor("Grace");
    lesson = TestLesson.published(grace);
    ada = Somebody.student("Ada");
  }

  @Test
  void remembersWhereSomebodyReadsAndNothingBeyondTheEnd() {
    ada.get("/api/progress").then().body("", empty());

    put("/position", Map.of("block", 2)).then().statusCode(204);
    ada.get("/api/progress")
        .then()
        .body("[0].lesson", equalTo(lesson.slug()))
        .body("[0].position", equalTo(2))
        .body("[0].challenge.state", equalTo("none"));

    put("/position", Map.of("block", -1)).then().statusCode(400);
    put("/position", Map.of("block", 1000)).then().statusCode(204);
    ada.get("/api/progress").then().body("[0].position", equalTo(5));
  }

  @Test
  void aQuizIsAnsweredAsOftenAsOneLikesAndStaysRight() {
    var quiz = "/api/progress/" + lesson.slug() + "/quizzes/why";
    List<Map<String, String>> options =
        ada.get("/api/lessons/" + lesson.slug()).path("blocks.find { it.kind == 'quiz' }.options");
    var wrong = List.of(key(options, "Chance"));
    var right = List.of(key(options, "Reason"));

    ada.post(quiz, Map.of("answer", wrong))
        .then()
        .body("right", equalTo(false))
        .body("tries", equalTo(1))
        .body("explanations[0].html", containsString("It is not."));
    ada.post(quiz, Map.of("answer", right)).then().body("right", equalTo(true));
    ada.post(quiz, Map.of("answer", wrong)).then().body("tries", equalTo(3));

    ada.get("/api/progress")
        .then()
        .body("[0].quizzes.why.right", equalTo(true))
        .body("[0].doneSteps", contains("why"));
    ada.post(quiz, Map.of("answer", 7)).then().statusCode(400);
    ada.post(quiz, "{}").then().statusCode(400);
  }

  @Test
  void aPredictionIsLockedByTheRunThatFollowsItEvenWhenThatIsDeleted() {
    lesson.run(ada);
    predict("higher", 0).then().statusCode(200).body("locked", equalTo(false));
    predict("higher", 1).then().statusCode(200);
    shown("higher").then().body("after", nullValue()).body("actual", nullValue());

    var run = lesson.run(ada);
    predict("higher", 0).then().statusCode(409);
    shown("higher")
        .then()
        .body("value", equalTo(1))
        .body("locked", equalTo(true))
        .body("after", containsString("higher"))
        .body("actual", nullValue());

    TestLesson.finish(run, 0.75);
    shown("higher").then().body("actual", equalTo(0.75f));
    ada.get("/api/progress").then().body("[0].doneSteps", hasItem("higher"));
    ada.asks().delete("/api/runs/" + run).then().statusCode(204);
    predict("higher", 0).then().statusCode(409);
  }

  @Test
  void aDrawnCurveIsShownBesideTheRuns() {
    predict("curve", List.of(2, 1, 0.5)).then().statusCode(200);
    predict("curve", List.of(2, 1)).then().statusCode(400);
    predict("curve", List.of(2, 1, 9)).then().statusCode(400);
    predict("higher", 2).then().statusCode(400);
    var run = lesson.run(ada);
    TestLesson.finish(run, 0.75);
    for (int epoch = 1; epoch <= 3; epoch++) {
      told(run, epoch, 2.0 / epoch);
    }

    shown("curve").then().body("actual", contains(2f, 1f, 0.6666667f));
  }

  @Test
  void aRunIsOfALessonThatThereIs() {
    ada.post("/api/runs", "{%s, \"lesson\": \"nowhere\"}".formatted(TestLesson.DESIGN))
        .then()
        .statusCode(422)
        .body("detail", containsString("nowhere"));
  }

  @Test
  void aLessonThatAClassHidesIsNotThereForItsStudents() {
    var made = grace.post("/api/classes", Map.of("name", "Later"));
    ada.post("/api/classes/join", Map.of("code", made.path("code"))).then().statusCode(200);
    grace
        .asks()
        .body(List.of(Map.of("lesson", lesson.slug(), "hidden", true)))
        .put("/api/classes/" + made.path("id") + "/lessons")
        .then()
        .statusCode(200);

    put("/position", Map.of("block", 1)).then().statusCode(404);
    ada.get("/api/lessons/" + lesson.slug()).then().statusCode(404);
    ada.post("/api/runs", "{%s, \"lesson\": \"%s\"}".formatted(TestLesson.DESIGN, lesson.slug()))
        .then()
        .statusCode(422);
    var other = grace.post("/api/classes", Map.of("name", "Now"));
    ada.post("/api/classes/join", Map.of("code", other.path("code"))).then().statusCode(200);
    put("/position", Map.of("block", 1)).then().statusCode(204);
  }

  private Response put(String what, Object body) {
    return ada.asks().body(body).put("/api/progress/" + lesson.slug() + what);
  }

  private Response predict(String id, Object value) {
    return put("/predictions/" + id, Map.of("value", value));
  }

  private Response shown(String id) {
    return ada.get("/api/progress/" + lesson.slug() + "/predictions/" + id);
  }

  private static String key(List<Map<String, String>> options, String words) {
    return options.stream()
        .filter(option -> option.get("html").contains(words))
        .map(option -> option.get("key"))
        .findFirst()
        .orElseThrow();
  }

  private static void told(UUID run, int epoch, double loss) {
    TestLesson.jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO run_event (run_id, seq, at, kind, payload)
                    VALUES (?, ?, site_now(), 'epoch',
                            jsonb_build_object('kind', 'epoch', 'epoch', ?::int,
                              'metrics', jsonb_build_object('trainLoss', ?::double precision)))
                    """,
                    run,
                    100 + epoch,
                    epoch,
                    loss));
  }
}
