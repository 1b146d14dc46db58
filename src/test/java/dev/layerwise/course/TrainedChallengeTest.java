package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A challenge over several seeds on a whole site: a real worker trains all of them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(TrainedChallengeTest.WholeSite.class)
class TrainedChallengeTest {
  /** A server with a worker, whose processor costs quota. */
  public static class WholeSite implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "layerwise.roles", "server,worker",
          "layerwise.worker.devices", "cpu",
          "layerwise.quota.rate.cpu", "1");
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String DESIGN =
      """
      "dataset": "blobs",
      "network": {"layers": [{"kind": "dense", "units": 8}, {"kind": "output"}]},
      "training": {"epochs": 10, "device": "cpu",
                   "optimizer": {"kind": "adam", "learningRate": 0.03}}
      """;

  @Test
  void theSiteTrainsTheOtherSeedsAndPaysForThem() {
    var lesson = TestLesson.published(Somebody.instructor("Grace"), DESIGN);
    var ada = Somebody.student("Ada");
    var own = lesson.run(ada);
    await()
        .atMost(PATIENCE)
        .until(() -> "COMPLETED".equals(ada.get("/api/runs/" + own).path("state")));
    int charged = ada.get("/api/runs/" + own).path("chargedMs");
    assertThat(charged).isPositive();

    var attempts = "/api/challenges/" + lesson.slug() + "/attempts";
    var handedIn = ada.post(attempts, Map.of("run", own));
    handedIn.then().statusCode(201).body("state", equalTo("judging")).body("seeds", hasSize(3));
    var attempt = attempts + "/" + handedIn.path("id");
    await().atMost(PATIENCE).until(() -> !"judging".equals(ada.get(attempt).path("state")));

    ada.get(attempt)
        .then()
        .body("state", equalTo("met"))
        .body("seeds.state", everyItem(equalTo("COMPLETED")));
    for (var seed : seedsOfTheSite(ada.get(attempt).path("seeds.run"))) {
      assertThat(number("SELECT charged_ms FROM run WHERE id = ?", seed)).isZero();
      assertThat(number("SELECT held_ms FROM run WHERE id = ?", seed)).isPositive();
      assertThat(number("SELECT count(*) FROM ledger WHERE run_id = ?", seed)).isZero();
    }
    ada.get("/api/quota").then().body("chargedMs", equalTo(charged)).body("reservedMs", equalTo(0));
  }

  private static List<UUID> seedsOfTheSite(List<String> runs) {
    return runs.stream().skip(1).map(UUID::fromString).toList();
  }

  private static long number(String sql, UUID run) {
    return TestLesson.jdbi().withHandle(h -> h.select(sql, run).mapTo(Long.class).one());
  }
}
