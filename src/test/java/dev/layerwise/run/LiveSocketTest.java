package dev.layerwise.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Live events as NOTIFY brings them, and runs over HTTP beside them. */
@QuarkusTest
@QuarkusTestResource(value = LiveSocketTest.ServerAlone.class, restrictToAnnotatedClass = true)
class LiveSocketTest extends LiveProtocol {

  /** No worker: the test itself is the one that trains. */
  public static class ServerAlone extends DatabaseResource {
    @Override
    public Map<String, String> start() {
      var settings = new HashMap<>(super.start());
      settings.put("layerwise.roles", "server");
      settings.put("layerwise.live.patience", "8s");
      return settings;
    }
  }

  @Inject Signals signals;

  @Test
  void listensAgainAfterTheDatabaseCutItsConnections() {
    await().until(signals::canCome);
    goesOnWhenAllConnectionsToTheDatabaseAreCut();

    await().atMost(Duration.ofSeconds(20)).until(signals::canCome);
  }

  @Test
  void refusesAHandshakeOnSomebodyElsesRun() {
    var bob = signUp();

    assertThat(refusal(bob, own())).isEqualTo(404);
    given().cookie("layerwise_session", bob).get("/api/runs/" + run).then().statusCode(404);
    given()
        .cookie("layerwise_session", bob)
        .post("/api/runs/" + run + "/stop")
        .then()
        .statusCode(404);
  }

  @Test
  void aNetworkThatDoesNotFitIsRefusedWithItsProblems() {
    submit(SUBMISSION.replace("\"kind\":\"dense\"", "\"kind\":\"conv2d\",\"filters\":4"))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("problems[0].path", org.hamcrest.Matchers.startsWith("0"));
    submit(SUBMISSION.replace("iris", "cifar-10"))
        .statusCode(422)
        .body("detail", org.hamcrest.Matchers.containsString("not on this site yet"));
  }

  @Test
  void listsSearchesRenamesAndDeletes() {
    var mine = given().cookie("layerwise_session", ada);
    mine.contentType(ContentType.JSON)
        .body("{\"name\":\"Better\"}")
        .patch("/api/runs/" + run)
        .then()
        .statusCode(200)
        .body("name", org.hamcrest.Matchers.equalTo("Better"))
        .body("state", org.hamcrest.Matchers.equalTo("TRAINING"));
    submit(SUBMISSION).statusCode(201).body("queue.position", org.hamcrest.Matchers.equalTo(1));
    var page =
        given()
            .cookie("layerwise_session", ada)
            .get("/api/runs?count=1")
            .then()
            .extract()
            .jsonPath();
    assertThat(page.getList("runs.name")).asList().containsExactly("First");
    given()
        .cookie("layerwise_session", ada)
        .get("/api/runs?state=training&search=bett&after=" + page.getString("next"))
        .then()
        .body("runs.name", org.hamcrest.Matchers.contains("Better"));
    given()
        .cookie("layerwise_session", ada)
        .delete("/api/runs/" + page.getString("runs[0].id"))
        .then()
        .statusCode(204);
  }
}
