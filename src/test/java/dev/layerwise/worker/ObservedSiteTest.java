package dev.layerwise.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of a site at work: metrics, logs, traces and incidents. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(ObservedSiteTest.Observed.class)
class ObservedSiteTest {
  private static final Path LOG = Path.of("target", "observed", "log.json");
  private static final Pattern NAME = Pattern.compile("\\b(layerwise|http_server|jvm)_[a-z0-9_]+");

  /** Traces are on, and the log is what the container image writes. */
  public static class Observed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "layerwise.roles", "server",
          "layerwise.quota.rate.cpu", "1",
          "quarkus.otel.sdk.disabled", "false",
          "quarkus.otel.traces.exporter", "none",
          "quarkus.log.file.enabled", "true",
          "quarkus.log.file.json.enabled", "true",
          "quarkus.log.file.path", LOG.toString());
    }
  }

  private final List<Worker> workers = new ArrayList<>();

  @Inject WorkerBench bench;
  @Inject SeenSpans spans;

  @AfterEach
  void everybodyLeaves() {
    workers.forEach(Worker::close);
    await().until(() -> WorkerBench.trainers().stream().noneMatch(ProcessHandle::isAlive));
  }

  private void start(String name, TrainerLaunch trainers, Pace pace) {
    var worker = bench.worker(name, trainers, pace);
    DeviceMeters.register(io.micrometer.core.instrument.Metrics.globalRegistry, worker.lanes());
    workers.add(worker);
  }

  @Test
  void aRunIsOneTraceFromItsSubmissionToItsLastEvent() {
    var student = Somebody.student("Ada");
    var run = submitted(student, 3, 7);
    var end = watched(run, student);
    start("traced", bench.scripted(), WorkerBench.pace());
    bench.awaitState(run, "COMPLETED");
    end.orTimeout(20, TimeUnit.SECONDS).join();
    everybodyLeaves();
    await().until(() -> spans.all().stream().anyMatch(span -> span.getName().equals("last event")));

    var trace = spans.ofTraceWith("layerwise.run", run.toString());

    assertThat(trace)
        .extracting(SpanData::getTraceId)
        .hasSizeGreaterThan(5)
        .containsOnly(trace.get(0).getTraceId());
    assertThat(trace)
        .extracting(SpanData::getName)
        .contains(
            "POST /api/runs",
            "run attempt",
            "claim",
            "prepare",
            "train",
            "checkpoint",
            "finish",
            "last event");
    var submission = named(trace, "POST /api/runs");
    assertThat(named(trace, "run attempt").getParentSpanId()).isEqualTo(submission.getSpanId());
    assertThat(bench.text(run, "traceparent"))
        .isEqualTo("00-" + submission.getTraceId() + "-" + submission.getSpanId() + "-01");
    assertThat(spans.all().toString()).doesNotContain("@example.org");
  }

  /** The control: what is submitted outside a traced request belongs to no request's trace. */
  @Test
  void aRunThatNoRequestSubmittedHasATraceOfItsOwn() throws Exception {
    start("untraced", bench.scripted(), WorkerBench.pace());
    var run = bench.submit(bench.student(), 2, 5, 7);
    bench.awaitState(run, "COMPLETED");
    everybodyLeaves();

    assertThat(bench.text(run, "traceparent")).isNull();
    assertThat(spans.ofTraceWith("layerwise.run", run.toString()))
        .extracting(SpanData::getName)
        .contains("run attempt", "train")
        .doesNotContain("POST /api/runs");
  }

  @Test
  void linesAboutARunSayWhichAttemptOnWhichDevice() throws Exception {
    start("logged", bench.scripted(), WorkerBench.pace());
    var run = submitted(Somebody.student("Ada"), 3, ScriptedTrainer.CRASHES);
    bench.awaitState(run, "FAILED");
    everybodyLeaves();

    var died = line("died", run);
    assertThat(died.get("mdc").get("worker").asText()).isEqualTo("logged");
    assertThat(died.get("mdc").get("device").asText()).isEqualTo("cpu");
    assertThat(died.get("mdc").get("fence").asText()).isEqualTo("1");
    assertThat(died.get("mdc").get("traceId").asText()).hasSize(32);
    assertThat(line("terminate called", run).get("mdc"))
        .isEqualTo(
            new ObjectMapper()
                .valueToTree(
                    Map.of(
                        "worker", "logged", "device", "cpu", "run", run.toString(), "fence", "1")));
    assertThat(Files.readString(LOG)).doesNotContain("@example.org").doesNotContain("Ada");
  }

  @Test
  void answersSayUnderWhichNameTheirRequestIsLogged() {
    assertThat(given().get("/api/site").header("X-Request-Id")).hasSize(36);
    assertThat(
            given()
                .header("X-Request-Id", "proxy-0123456789")
                .get("/api/site")
                .header("X-Request-Id"))
        .isEqualTo("proxy-0123456789");
    assertThat(given().header("X-Request-Id", "a b\"c").get("/api/site").header("X-Request-Id"))
        .hasSize(36);
  }

  @Test
  void whatHappensIsCountedAndEveryMetricOfTheDashboardIsThere() throws Exception {
    var before = metrics();
    start("frozen", bench.scripted(), WorkerBench.frozen());
    var lost = submitted(Somebody.student("Ada"), 60, 7); // longer than upkeep looks away
    bench.awaitPresent(lost, "checkpoint_blob");
    // The frozen worker's lease runs out; the site's own upkeep takes the run from it.
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET lease_until = site_now() - interval '1 second' WHERE id = ?",
                lost));
    bench.awaitState(lost, "COMPLETED");
    start("real", bench.real(), WorkerBench.pace());
    bench.awaitState(submitted(Somebody.student("Ada"), 4, 7), "COMPLETED");
    await().until(() -> metrics().getOrDefault("layerwise_queue_runs{lane=\"cpu\"}", -1.0) == 0);

    var after = metrics();

    assertThat(risen(before, after, "layerwise_runs_submitted_total{lane=\"cpu\"}")).isEqualTo(2);
    assertThat(
            risen(before, after, "layerwise_runs_ended_total{lane=\"cpu\",outcome=\"completed\"}"))
        .isEqualTo(2);
    assertThat(risen(before, after, "layerwise_queue_wait_seconds_count{lane=\"cpu\"}"))
        .isEqualTo(2);
    assertThat(risen(before, after, "layerwise_run_held_seconds_sum{lane=\"cpu\"}")).isPositive();
    assertThat(risen(before, after, "layerwise_leases_lost_total")).isEqualTo(1);
    assertThat(risen(before, after, "layerwise_incidents_total{kind=\"lease_lost\"}")).isEqualTo(1);
    assertThat(sum(after, "layerwise_writes_refused_total"))
        .isGreaterThan(sum(before, "layerwise_writes_refused_total"));
    assertThat(after).containsEntry("layerwise_database_up", 1.0);
    assertThat(String.join("\n", after.keySet()))
        .as("no label names a person or a run")
        .doesNotContain(lost.toString())
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");

    var families = after.keySet().stream().map(key -> key.replaceAll("\\{.*", "")).toList();
    for (var file : List.of("layerwise.json", "alerts.yml")) {
      var text = Files.readString(Path.of("src", "main", "observe", file));
      var named = new TreeSet<String>();
      var matcher = NAME.matcher(text);
      while (matcher.find()) {
        named.add(matcher.group());
      }
      assertThat(named).as("metrics in " + file).isNotEmpty();
      assertThat(families).as("at /q/metrics, of " + file).containsAll(named);
    }
    var told = Files.readString(Path.of("docs", "metrics.md"));
    assertThat(families.stream().filter(name -> name.startsWith("layerwise_")).distinct())
        .allSatisfy(
            name ->
                assertThat(told)
                    .as("docs/metrics.md has " + name)
                    .contains(name.replaceAll("_(bucket|count|sum|max)$", "")));
  }

  @Test
  void adminsReadTheQueueAndTheIncidents() throws Exception {
    start("incident", bench.scripted(), WorkerBench.pace());
    var run = submitted(Somebody.student("Ada"), 3, ScriptedTrainer.CRASHES);
    bench.awaitState(run, "FAILED");
    everybodyLeaves();
    var waiting = submitted(Somebody.student("Ada"), 3, 7);
    var admin = signedIn("ADMIN");

    var first = given().cookie("layerwise_session", admin).get("/api/admin/incidents?count=1");
    assertThat(first.<String>path("incidents[0].run")).isEqualTo(run.toString());
    assertThat(first.<String>path("incidents[0].kind")).isEqualTo("TRAINER_DIED");
    assertThat(first.<String>path("incidents[0].worker")).isEqualTo("incident");
    assertThat(first.<String>path("incidents[0].device")).isEqualTo("cpu");
    assertThat(first.<Integer>path("incidents[0].fence")).isEqualTo(3);
    var second =
        given()
            .cookie("layerwise_session", admin)
            .queryParam("after", first.<String>path("next"))
            .get("/api/admin/incidents?count=1");
    assertThat(second.<Integer>path("incidents[0].fence")).isEqualTo(2);

    var queue = given().cookie("layerwise_session", admin).get("/api/admin/queue");
    assertThat(queue.<List<String>>path("lanes.lane")).containsExactly("cpu", "gpu");
    assertThat(queue.<Integer>path("lanes[0].waiting")).isEqualTo(1);
    assertThat(queue.<String>path("waiting[0].run")).isEqualTo(waiting.toString());
    assertThat(queue.<Integer>path("waiting[0].position")).isEqualTo(1);
    assertThat(queue.<String>path("waiting[0].why")).isNotBlank();
    assertThat(queue.<List<?>>path("lastHour")).isNotEmpty();

    for (var path : List.of("/api/admin/queue", "/api/admin/incidents")) {
      given().get(path).then().statusCode(401);
      for (var role : List.of("STUDENT", "INSTRUCTOR")) {
        given().cookie("layerwise_session", signedIn(role)).get(path).then().statusCode(403);
      }
    }
    var bad = given().cookie("layerwise_session", admin).get("/api/admin/incidents?after=x");
    assertThat(bad.statusCode()).isEqualTo(400);
    bench.jdbi.useHandle(handle -> handle.execute("DELETE FROM run WHERE id = ?", waiting));
  }

  private String signedIn(String role) {
    var person = Somebody.student("Ada");
    bench.jdbi.useHandle(
        handle ->
            handle.execute("UPDATE account SET role = ? WHERE id = ?", role, person.person().id()));
    return person.session();
  }

  private static UUID submitted(Somebody person, int epochs, long seed) {
    var body =
        """
        {"dataset":"digits",
         "network":{"layers":[{"kind":"flatten"},{"kind":"dense","units":16},{"kind":"output"}]},
         "training":{"batchSize":20,"epochs":%d,"seed":%d,"device":"cpu",
                     "optimizer":{"kind":"adam","learningRate":0.002}}}
        """
            .formatted(epochs, seed);
    return UUID.fromString(
        given()
            .cookie("layerwise_session", person.session())
            .contentType(ContentType.JSON)
            .body(body)
            .post("/api/runs")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  /** Watches a run as a page does; done when its last event has arrived. */
  private CompletableFuture<Void> watched(UUID run, Somebody student) {
    var ended = new CompletableFuture<Void>();
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Cookie", "layerwise_session=" + student.session())
        .buildAsync(
            URI.create("ws://127.0.0.1:" + RestAssured.port + "/api/runs/" + run + "/live"),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                if (text.toString().contains("\"ended\"")) {
                  ended.complete(null);
                }
                return WebSocket.Listener.super.onText(socket, text, last);
              }
            })
        .join();
    return ended;
  }

  private static SpanData named(List<SpanData> trace, String name) {
    return trace.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  /** The first line about this run with these words. */
  private static JsonNode line(String words, UUID run) throws IOException {
    for (var line : Files.readAllLines(LOG)) {
      var node = new ObjectMapper().readTree(line);
      if (node.get("message").asText().contains(words)
          && node.get("mdc").path("run").asText().equals(run.toString())) {
        return node;
      }
    }
    throw new AssertionError("No line about run " + run + " says: " + words);
  }

  private static Map<String, Double> metrics() {
    return given()
        .accept(ContentType.TEXT)
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replace(",}", "}"))
        .map(line -> line.split(" (?=[^ ]+$)"))
        .collect(
            Collectors.toMap(
                parts -> parts[0], parts -> Double.valueOf(parts[1]), (a, b) -> a, HashMap::new));
  }

  private static double risen(
      Map<String, Double> before, Map<String, Double> after, String series) {
    return after.getOrDefault(series, 0.0) - before.getOrDefault(series, 0.0);
  }

  private static double sum(Map<String, Double> metrics, String family) {
    return metrics.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(family + "{"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
