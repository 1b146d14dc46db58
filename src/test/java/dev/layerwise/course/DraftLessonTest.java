package dev.layerwise.course;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lesson that is not published: who teaches tries all of it, students none. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DraftLessonTest {
  private Somebody grace;
  private Somebody ada;
  private TestLesson draft;

  @BeforeEach
  void somebodyWrites() {
    grace = Somebody.instructor("Grace");
    ada = Somebody.student("Ada");
    draft = TestLesson.drafted(grace);
  }

  @Test
  void isTrainedByWhoTeachesAndByNoStudent() {
    submit(ada)
        .then()
        .statusCode(422)
        .body("detail", containsString("There is no lesson “%s” for you".formatted(draft.slug())));

    submit(grace).then().statusCode(201).body("lesson", equalTo(draft.slug()));
    submit(Somebody.instructor("Ines")).then().statusCode(201);
  }

  @Test
  void isAnsweredPredictedAndHandedInByWhoTeaches() {
    var quiz = "/api/progress/" + draft.slug() + "/quizzes/why";
    grace.post(quiz, Map.of("answer", new String[] {"a"})).then().statusCode(200);
    ada.post(quiz, Map.of("answer", new String[] {"a"})).then().statusCode(404);

    var attempts = "/api/challenges/" + draft.slug() + "/attempts";
    var run = draft.trained(grace, 0.5);
    grace.post(attempts, Map.of("run", run)).then().statusCode(201);
    ada.post(attempts, Map.of("run", run)).then().statusCode(404);
  }

  @Test
  void isNobodysOnceItIsDeleted() {
    grace.asks().delete("/api/lessons/" + draft.slug()).then().statusCode(204);

    submit(grace).then().statusCode(422).body("id", nullValue());
  }

  private Response submit(Somebody somebody) {
    return somebody.post(
        "/api/runs", "{%s, \"lesson\": \"%s\"}".formatted(TestLesson.DESIGN, draft.slug()));
  }
}
