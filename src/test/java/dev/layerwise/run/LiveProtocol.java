package dev.layerwise.run;

import static dev.layerwise.run.RunFixture.batch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.Somebody;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerReport.Outcome;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of live events over a real socket, however a server learns that there is something
 * new. The test itself trains.
 */
abstract class LiveProtocol {
  static final String SUBMISSION =
      """
      {"dataset":"iris","name":"First","network":{"layers":[
         {"kind":"dense","units":8,"activation":"relu"},{"kind":"output"}]},
       "training":{"epochs":2,"seed":7,"device":"cpu"}}
      """;

  @TestHTTPResource("/")
  URI site;

  @Inject RunQueue queue;
  @Inject RunJournal journal;
  @Inject Jdbi jdbi;
  @Inject AgroalDataSource connections;
  @Inject LiveReader reader;
  @Inject MeterRegistry meters;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final List<WebSocket> sockets = new CopyOnWriteArrayList<>();
  private Somebody latest;
  String ada = "";
  UUID run = new UUID(0, 0);
  Fence fence = new Fence(run, 0);

  @BeforeEach
  void aRunThatTrains() {
    ada = signUp();
    run = UUID.fromString(submit(SUBMISSION).statusCode(201).extract().path("id"));
    fence = claim();
  }

  @AfterEach
  void allSocketsAreClosed() {
    sockets.forEach(WebSocket::abort);
    await().until(() -> reader.viewers().isEmpty());
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
  void closesWhenThePersonSignsOut() {
    var viewer = open(0);
    var elsewhere = open(0, signInAgain());
    viewer.awaitSeq(3);

    given().cookie("layerwise_session", ada).delete("/api/session").then().statusCode(204);

    viewer.awaitClosed(Farewell.SIGNED_OUT);
    append(1, 1);
    elsewhere.awaitSeq(4);
  }

  @Test
  void closesWhenTheSessionExpires() {
    var viewer = open(0);
    jdbi.useHandle(
        handle -> handle.execute("UPDATE session SET expires_at = now() - interval '1 second'"));

    viewer.awaitClosed(Farewell.SIGNED_OUT);
  }

  @Test
  void closesWhenTheRightToLookIsTakenAway() {
    var instructor = signUp();
    setRole("INSTRUCTOR");
    var viewer = open(0, instructor);
    var owner = open(0);
    viewer.awaitSeq(3);

    setRole("STUDENT");

    viewer.awaitClosed(Farewell.NOT_SHOWN);
    append(1, 1);
    owner.awaitSeq(4);
  }

  @Test
  void closesWhenTheRunIsDeleted() {
    var viewer = open(0);
    journal.finish(fence, Outcome.STOPPED, null, null, null, null);
    viewer.awaitSeq(4);
    given().cookie("layerwise_session", ada).delete("/api/runs/" + run).then().statusCode(204);

    viewer.awaitClosed(Farewell.DELETED);
  }

  @Test
  void twoHundredViewersWhoAreAllDroppedComeBackWithoutAGap() {
    var viewers = IntStream.range(0, 200).mapToObj(i -> new Inbox()).toList();
    openAll(viewers, 0);
    append(1, 40);
    awaitAll(viewers, 43);
    viewers.forEach(viewer -> viewer.socket.abort());
    append(41, 80);
    openAll(viewers, 43);
    append(81, 90);
    awaitAll(viewers, 93);

    for (var viewer : viewers) {
      var gapless = LongStream.rangeClosed(1, viewer.seqs().size()).boxed().toList();
      assertThat(viewer.seqs()).isEqualTo(gapless);
    }
  }

  private void openAll(List<Inbox> viewers, long after) {
    var knocks = viewers.stream().map(viewer -> connect(after, ada, own(), viewer)).toList();
    for (int i = 0; i < knocks.size(); i++) {
      viewers.get(i).socket = knocks.get(i).toCompletableFuture().join();
    }
  }

  private static void awaitAll(List<Inbox> viewers, int messages) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> viewers.stream().allMatch(viewer -> viewer.seqs().size() >= messages));
  }

  @Test
  void aViewerThatStopsReadingIsBoundedAndCutAndHarmsNobody() throws IOException {
    var viewer = open(0);
    try (var stalled = new Socket()) {
      stalled.setReceiveBufferSize(4096);
      stalled.connect(new InetSocketAddress(site.getHost(), site.getPort()));
      assertThat(shakeHands(stalled)).contains("101 Switching Protocols");
      await().until(() -> reader.viewers().size(), count -> count == 2);

      for (int i = 1; i <= 100; i++) {
        journal.append(
            fence, List.of(new RunEvent.StateChanged("TRAINING", null, "x".repeat(50_000), null)));
        assertThat(meters.get("layerwise.live.buffered").gauge().value())
            .isLessThanOrEqualTo(LiveTail.BOUND);
      }

      viewer.awaitSeq(103);
      assertThat(viewer.closed).isNotDone();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> reader.viewers().size(), count -> count == 1);
      append(1, 1);
      viewer.awaitSeq(104);
    }
  }

  @Test
  void offersNoCompressionToBrowsersThatAskForIt() throws IOException {
    try (var socket = new Socket(site.getHost(), site.getPort())) {
      assertThat(shakeHands(socket)).contains("101 ").doesNotContainIgnoringCase("deflate");
    }
  }

  @Test
  void goesOnWhenAllConnectionsToTheDatabaseAreCut() {
    var viewer = open(0);
    append(1, 1);
    viewer.awaitSeq(4);

    jdbi.useHandle(
        handle ->
            handle
                .select(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .mapToMap()
                .list());

    await()
        .ignoreExceptions()
        .untilAsserted(() -> append(2, 2)); // the pool finds out which connections are dead
    viewer.awaitSeq(5);
    assertThat(viewer.closed).isNotDone();
    connections.flush(AgroalDataSource.FlushMode.ALL); // or the next test finds the dead ones
  }

  private String shakeHands(Socket socket) throws IOException {
    var handshake =
        String.join(
            "\r\n",
            "GET /api/runs/" + run + "/live?after=0 HTTP/1.1",
            "Host: " + site.getAuthority(),
            "Cookie: layerwise_session=" + ada,
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
            "\r\n");
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    var answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) socket.getInputStream().read());
    }
    return answer.toString();
  }

  private String signInAgain() {
    return given()
        .contentType(ContentType.JSON)
        .body(
            "{\"email\":\"%s\",\"password\":\"correct horse\"}".formatted(latest.person().email()))
        .post("/api/session")
        .getCookie("layerwise_session");
  }

  /** Of the person who signed up last. */
  private void setRole(String role) {
    jdbi.useHandle(
        handle -> handle.execute("UPDATE account SET role = ? WHERE id = ?", role, latest.id()));
  }

  ValidatableResponse submit(String body) {
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
    while (!claimed.id().equals(run)) {
      claimed = queue.claim(device).orElseThrow(); // left over from the test before
    }
    journal.training(claimed.fence(), RunFixture.CPU, 10);
    return claimed.fence();
  }

  void append(int from, int to) {
    journal.heartbeat(fence);
    for (int i = from; i <= to; i++) {
      journal.append(fence, List.of(batch(i)));
    }
  }

  String signUp() {
    latest = Somebody.student("Ada");
    return latest.session();
  }

  String own() {
    return "http://" + site.getAuthority();
  }

  int refusal(String session, String origin) {
    var handshake = connect(0, session, origin, new Inbox());
    try {
      handshake.toCompletableFuture().join();
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
    return 101;
  }

  Inbox open(long after) {
    return open(after, ada);
  }

  Inbox open(long after, String session) {
    var inbox = new Inbox();
    inbox.socket = connect(after, session, own(), inbox).toCompletableFuture().join();
    return inbox;
  }

  private CompletionStage<WebSocket> connect(
      long after, String session, String origin, WebSocket.Listener listener) {
    var builder = CLIENT.newWebSocketBuilder().header("Origin", origin);
    if (session != null) {
      builder.header("Cookie", "layerwise_session=" + session);
    }
    var address = "ws://" + site.getAuthority() + "/api/runs/" + run + "/live?after=" + after;
    return builder
        .buildAsync(URI.create(address), listener)
        .whenComplete(
            (socket, refused) -> {
              if (socket != null) {
                sockets.add(socket);
              }
            });
  }

  /** What a socket received. */
  static final class Inbox implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
      part = new StringBuilder();
      webSocket.request(1);
    }

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

    void awaitClosed(Farewell farewell) {
      assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join())
          .isEqualTo(Integer.valueOf(farewell.code()));
    }

    void awaitSeq(long seq) {
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(seqs()).contains(seq));
    }
  }
}
