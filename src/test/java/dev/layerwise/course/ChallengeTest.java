package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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

/** Challenges over HTTP; what workers would write about runs is written into their rows. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ChallengeTest {
  private TestLesson lesson;
  private Somebody ada;

  @BeforeEach
  void somebodyLearns() {
    lesson = TestLesson.published(Somebody.instructor("Grace"));
    ada = Somebody.student("Ada");
  }

  @Test
  void aGoalIsMetOnceEverySeedMeetsIt() {
    var attempt = handIn(lesson.trained(ada, 0.95));
    attempt
        .then()
        .statusCode(201)
        .body("state", equalTo("judging"))
        .body("rules.state", contains("pending", "met"))
        .body("seeds", hasSize(3));

    others(attempt).forEach(run -> TestLesson.finish(run, 0.92));

    judged(attempt)
        .then()
        .body("state", equalTo("met"))
        .body("score", equalTo(1f))
        .body("rules[0].found", equalTo("92.0 % to 95.0 % with 3 seeds"))
        .body("rules.hint", contains(nullValue(), nullValue()));
    ada.get("/api/progress")
        .then()
        .body("[0].challenge.state", equalTo("met"))
        .body("[0].doneSteps", hasItem("goal"));
  }

  @Test
  void oneUnluckySeedIsTooManyAndTheFailedRuleAloneSaysWhatToLookAt() {
    var attempt = handIn(lesson.trained(ada, 0.95));
    var others = others(attempt);
    TestLesson.finish(others.get(0), 0.93);
    judged(attempt).then().body("state", equalTo("judging"));
    TestLesson.finish(others.get(1), 0.89);

    judged(attempt)
        .then()
        .body("state", equalTo("failed"))
        .body("score", equalTo(0.5f))
        .body("rules.state", contains("failed", "met"))
        .body("rules[0].hint", containsString("learning rate"))
        .body("rules[1].hint", nullValue());
  }

  @Test
  void seedsAreTheSitesOwnToDrawToPayForAndToKeep() {
    var own = lesson.trained(ada, 0.95);
    var others = others(handIn(own));

    var rows =
        TestLesson.jdbi()
            .withHandle(
                h ->
                    h.select(
                            "SELECT site_pays, training ->> 'seed' AS seed, network::text AS"
                                + " network FROM run WHERE id = ANY (?) OR id = ? ORDER BY check_of"
                                + " NULLS FIRST",
                            others.toArray(new UUID[0]),
                            own)
                        .mapToMap()
                        .list());
    assertThat(rows).extracting(row -> row.get("site_pays")).containsExactly(false, true, true);
    assertThat(rows).extracting(row -> row.get("seed")).doesNotHaveDuplicates();
    assertThat(rows).extracting(row -> row.get("network")).containsOnly(rows.get(0).get("network"));
    ada.get("/api/runs").then().body("runs.id", contains(own.toString()));
    for (var control : List.of("stop", "pause", "resume")) {
      ada.post("/api/runs/" + others.get(0) + "/" + control, "").then().statusCode(409);
    }
    ada.asks().delete("/api/runs/" + others.get(0)).then().statusCode(409);
  }

  /** The control of the whole idea: what a browser claims changes nothing. */
  @Test
  void onlyWhatTheSiteRecordedIsJudged() {
    var run = lesson.trained(ada, 0.5);
    ada.post(path(), "{\"run\":\"%s\",\"accuracy\":1.0,\"rules\":[],\"seeds\":[]}".formatted(run))
        .then()
        .statusCode(400);

    handIn(run)
        .then()
        .statusCode(201)
        .body("state", equalTo("failed"))
        .body("rules[0].found", equalTo("50.0 %"))
        .body("seeds", hasSize(1));
  }

  @Test
  void aRunHasToBeOnesOwnOverAndOnTheLessonsData() {
    var bob = Somebody.student("Bob");
    handIn(lesson.trained(bob, 0.95)).then().statusCode(404);
    handIn(UUID.randomUUID()).then().statusCode(404);
    handIn(lesson.run(ada)).then().statusCode(422).body("detail", containsString("wait for it"));
    var elsewhere = lesson.trained(ada, 0.95);
    TestLesson.jdbi()
        .useHandle(h -> h.execute("UPDATE run SET dataset = 'iris' WHERE id = ?", elsewhere));
    handIn(elsewhere).then().statusCode(422).body("detail", containsString("another data set"));
    var checking = others(handIn(lesson.trained(ada, 0.95))).get(0);
    TestLesson.finish(checking, 0.99);
    handIn(checking).then().statusCode(404);
  }

  /** Another loss would be a smaller number for no better network. */
  @Test
  void aRuleOnTheLossMeansTheLessonsOwnLoss() {
    lesson =
        TestLesson.publishedWithRule(
            Somebody.instructor("Mary"), "- loss <= 0.6 — Give it more epochs.");
    var huber = lesson.trained(ada, 0.95);
    TestLesson.jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE run SET training = (training::jsonb || '{\"loss\":{\"kind\":\"huber\"}}')::json"
                        + " WHERE id = ?",
                    huber));

    handIn(huber)
        .then()
        .statusCode(422)
        .body("detail", containsString("another loss (Huber loss) than the lesson’s"));
    handIn(lesson.trained(ada, 0.95)).then().statusCode(201);
  }

  @Test
  void theSameRunIsOneAttemptAndTwoAreNotJudgedAtOnce() {
    var run = lesson.trained(ada, 0.95);
    String first = handIn(run).path("id");

    handIn(run).then().statusCode(201).body("id", equalTo(first));
    handIn(lesson.trained(ada, 0.96)).then().statusCode(409);
    ada.get(path()).then().body("id", contains(first));
    Somebody.student("Bob").get(path() + "/" + first).then().statusCode(404);
    Somebody.student("Bob").get(path()).then().body("", empty());
  }

  @Test
  void aSeedThatTheSiteLostIsTrainedAgainAndOneThatDivergedIsNot() {
    var attempt = handIn(lesson.trained(ada, 0.95));
    var others = others(attempt);
    fail(others.get(0), 3);
    fail(others.get(1), 0);

    judged(attempt).then().body("state", equalTo("judging"));
    var again = others(judged(attempt));
    assertThat(again.get(0)).isNotEqualTo(others.get(0));
    assertThat(again.get(1)).isEqualTo(others.get(1));

    TestLesson.finish(again.get(0), 0.95);
    judged(attempt)
        .then()
        .body("state", equalTo("failed"))
        .body("rules[0].found", equalTo("the training broke off"));
  }

  @Test
  void theVerdictOutlivesTheRun() {
    var run = lesson.trained(ada, 0.95);
    var attempt = handIn(run);
    ada.asks().delete("/api/runs/" + run).then().statusCode(204);
    others(attempt).forEach(other -> TestLesson.finish(other, 0.95));

    judged(attempt).then().body("state", equalTo("met"));
  }

  private String path() {
    return "/api/challenges/" + lesson.slug() + "/attempts";
  }

  private Response handIn(UUID run) {
    return ada.post(path(), Map.of("run", run));
  }

  private Response judged(Response attempt) {
    return ada.get(path() + "/" + attempt.path("id"));
  }

  private static List<UUID> others(Response attempt) {
    return attempt.<List<String>>path("seeds.run").stream().skip(1).map(UUID::fromString).toList();
  }

  private static void fail(UUID run, int attempts) {
    TestLesson.jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE run SET state = 'FAILED', message = 'It failed.', attempts = ?,
                           finished_at = site_now(), slice_device_ms = 0, slice_reserved_ms = 0
                     WHERE id = ?
                    """,
                    attempts,
                    run));
  }
}
