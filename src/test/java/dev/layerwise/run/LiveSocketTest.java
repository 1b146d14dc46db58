package dev.layerwise.run;

import static dev.layerwise.run.RunFixture.batch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.platform.DatabaseResource;
import dev.layerwise.training.TrainerReport.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs over HTTP and over the socket, with a real client. */
@QuarkusTest
@QuarkusTestResource(value = LiveSocketTest.ServerAlone.class, restrictToAnnotatedClass = true)
class LiveSocketTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String SUBMISSION =
      """
      {"dataset":"iris","name":"First","network":{"layers":[
         {"kind":"dense","units":8,"activation":"relu"},{"kind":"output"}]},
       "training":{"epochs":2,"seed":7,"device":"cpu"}}
      """;

  /** No worker: the test itself is the one that trains. */
  public static class ServerAlone extends DatabaseResource {
    @Override
    public Map<String, String> start() {
      var settings = new HashMap<>(super.start());
      settings.put("layerwise.roles", "server");
      return settings;
    }
  }

  @TestHTTPResource("/")
  URI site;

  @Inject RunQueue queue;
  @Inject RunJournal journal;

  private final HttpClient client = HttpClient.newHttpClient();
  private String ada = "";
  private UUID run = new UUID(0, 0);
  private Fence fence = new Fence(run, 0);

  @BeforeEach
  void aRunThatTrains() {
    ada = signUp();
    run = UUID.fromString(submit(SUBMISSION).statusCode(201).extract().path("id"));
    fence = claim();
  }

  @Test
  void refusesAHandshakeWithoutASession() {
    assertThat(refusal(null, own())).isEqualTo(401);
    assertThat(refusal("0".repeat(43), own())).isEqualTo(401);
  }

  @Test
  void refusesAHandshakeFromAForeignPage() {
    assertThat(refusal(ada, "https://evil.example")).isEqualTo(403);
    assertThat(refusal(ada, "null")).isEqualTo(403);
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
  void bringsEveryEventOnceInOrderAndGoesOnWhereItLeft() {
    var first = open(0);
    append(1, 30);
    first.awaitSeq(33);
    first.socket.abort();
    append(31, 60);

    var second = open(33);
    append(61, 70);
    second.awaitSeq(73);

    assertThat(first.seqs()).isEqualTo(LongStream.rangeClosed(1, 33).boxed().toList());
    assertThat(second.seqs()).isEqualTo(LongStream.rangeClosed(34, 73).boxed().toList());
    assertThat(second.messages.get(0).get("kind").asText()).isEqualTo("batch");
    assertThat(second.messages.get(0).get("batch").asInt()).isEqualTo(31);
    assertThat(second.messages.get(0).get("at").asText()).endsWith("Z");
  }

  @Test
  void endsWithTheEndAndShowsTheSameOverHttp() {
    var viewer = open(0);
    journal.append(fence, RunFixture.epoch(1, 0.5));
    journal.finish(fence, Outcome.STOPPED, null, null, null, null);
    viewer.awaitSeq(5);

    assertThat(viewer.messages.get(4).get("kind").asText()).isEqualTo("ended");
    List<JsonNode> events =
        given()
            .cookie("layerwise_session", ada)
            .get("/api/runs/" + run + "/events?after=2")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("events.seq");
    assertThat(events).asList().containsExactly(3, 4, 5);
  }

  @Test
  void givesASnapshotToAViewerFarBehind() {
    for (int part = 0; part < 11; part++) {
      journal.append(fence, IntStream.range(0, 200).mapToObj(RunFixture::batch).toList());
    }
    journal.append(fence, RunFixture.epoch(1, 0.5));

    var viewer = open(0);
    viewer.awaitSeq(2204);

    var snapshot = viewer.messages.get(0);
    assertThat(snapshot.get("kind").asText()).isEqualTo("snapshot");
    assertThat(snapshot.get("run").get("id").asText()).isEqualTo(run.toString());
    assertThat(snapshot.get("series").get("epochs")).hasSize(1);
    assertThat(snapshot.get("series").get("batches")).hasSizeBetween(100, 400);
    assertThat(snapshot.get("series").get("boundary").isNull()).isTrue();
    append(1, 3);
    viewer.awaitSeq(2207);
    assertThat(viewer.seqs()).containsExactly(2204L, 2205L, 2206L, 2207L);
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

  private ValidatableResponse submit(String body) {
    return given()
        .cookie("layerwise_session", ada)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/runs")
        .then();
  }

  private Fence claim() {
    var device = new Claimant(UUID.randomUUID(), UUID.randomUUID(), "cpu");
    var claimed = queue.claim(device).orElseThrow();
    assertThat(claimed.id()).isEqualTo(run);
    journal.training(claimed.fence(), RunFixture.CPU, 10);
    return claimed.fence();
  }

  private void append(int from, int to) {
    for (int i = from; i <= to; i++) {
      journal.append(fence, List.of(batch(i)));
    }
  }

  private static String signUp() {
    return given()
        .contentType(ContentType.JSON)
        .body(
            "{\"name\":\"Ada\",\"email\":\"live%d@example.org\",\"password\":\"correct horse\"}"
                .formatted(NUMBER.incrementAndGet()))
        .post("/api/accounts")
        .getCookie("layerwise_session");
  }

  private String own() {
    return "http://" + site.getAuthority();
  }

  private int refusal(String session, String origin) {
    var handshake = connect(0, session, origin, new Inbox());
    try {
      handshake.toCompletableFuture().join();
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
    return 101;
  }

  private Inbox open(long after) {
    var inbox = new Inbox();
    inbox.socket = connect(after, ada, own(), inbox).toCompletableFuture().join();
    return inbox;
  }

  private CompletionStage<WebSocket> connect(
      long after, String session, String origin, WebSocket.Listener listener) {
    var builder = client.newWebSocketBuilder().header("Origin", origin);
    if (session != null) {
      builder.header("Cookie", "layerwise_session=" + session);
    }
    var address = "ws://" + site.getAuthority() + "/api/runs/" + run + "/live?after=" + after;
    return builder.buildAsync(URI.create(address), listener);
  }

  /** What a socket received. */
  private static final class Inbox implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(part.toString()));
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        part.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    List<Long> seqs() {
      return messages.stream()
          .filter(message -> !message.get("kind").asText().equals("position"))
          .map(message -> message.get("seq").asLong())
          .toList();
    }

    void awaitSeq(long seq) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(new ArrayList<>(seqs())).contains(seq));
    }
  }
}
