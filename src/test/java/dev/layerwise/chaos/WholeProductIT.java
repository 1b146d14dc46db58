package dev.layerwise.chaos;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.platform.Database;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The packaged product: a server, two workers and PostgreSQL, each a process, and trainers with
 * their engine. All of them are killed or frozen while runs train.
 */
class WholeProductIT {
  private static final long SEED = Long.getLong("storm.seed", System.nanoTime());
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
  private static final String[] WORKERS = {"left", "right"};

  /** Long enough that something can happen meanwhile. */
  private static final int EPOCHS = 300;

  private final Random dice = new Random(SEED);
  private final Map<String, StormProcess> processes = new HashMap<>();
  private final List<UUID> runs = new ArrayList<>();
  private Path folder;
  private StormDatabase database;
  private Jdbi jdbi;
  private int port;

  private record Result(String model, String predictions, String loss, String accuracy) {}

  @BeforeEach
  void start() throws IOException {
    System.out.printf("The whole product, seed %d%n", SEED);
    folder = Files.createTempDirectory("layerwise-whole");
    database = StormDatabase.create(folder);
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser("postgres");
    jdbi = Database.over(source);
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    startServer();
  }

  @AfterEach
  void stop() throws IOException {
    var trainers =
        processes.values().stream().flatMap(each -> each.descendants().stream()).toList();
    processes.values().forEach(StormProcess::kill);
    trainers.forEach(ProcessHandle::destroyForcibly);
    database.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private void startServer() {
    launch("server", "server", port);
    patiently("the server")
        .until(
            () -> {
              try {
                return given().get(url("/q/health/live")).statusCode() == 200;
              } catch (Exception e) {
                return false;
              }
            });
  }

  private void startWorker(String name) {
    launch(name, "worker", 0);
  }

  private void launch(String name, String roles, int httpPort) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // The right worker's clock is ten minutes slow.
    var options = name.equals(WORKERS[1]) ? WrongClock.option(folder, -10) : List.<String>of();
    var command = new ArrayList<>(List.of(java, "@src/main/jvm/site.options", "-Xmx300m"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    var environment =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            database.url(),
            "QUARKUS_DATASOURCE_USERNAME",
            "postgres",
            "QUARKUS_HTTP_PORT",
            Integer.toString(httpPort),
            "LAYERWISE_DATA",
            folder.resolve("data").toString(),
            "LAYERWISE_ROLES",
            roles,
            "LAYERWISE_WORKER_NAME",
            name,
            "LAYERWISE_WORKER_DEVICES",
            "cpu",
            "LAYERWISE_QUOTA_RATE_CPU",
            "1",
            "LAYERWISE_RUNS_LEASE",
            "9s");
    processes.put(name, StormProcess.start(command, environment, folder.resolve(name + ".log")));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private static ConditionFactory patiently(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(100));
  }

  private String student() {
    return given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "name",
                "Ada",
                "email",
                UUID.randomUUID() + "@example.org",
                "password",
                "correct horse"))
        .post(url("/api/accounts"))
        .getCookie("layerwise_session");
  }

  private UUID submit(String student, int epochs, int seed) {
    var body =
        """
        {"dataset":"digits","network":{"layers":[{"kind":"flatten"},
           {"kind":"dense","units":64,"activation":"relu"},{"kind":"dropout","rate":0.2},
           {"kind":"output"}]},
         "training":{"batchSize":16,"epochs":%d,"seed":%d,"device":"cpu",
           "optimizer":{"kind":"adam","learningRate":0.002}}}
        """
            .formatted(epochs, seed);
    return UUID.fromString(
        given()
            .cookie("layerwise_session", student)
            .contentType(ContentType.JSON)
            .body(body)
            .post(url("/api/runs"))
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private String text(String sql, Object... arguments) {
    try {
      return jdbi.withHandle(
          h -> h.select(sql, arguments).mapTo(String.class).findOne().orElse(null));
    } catch (JdbiException away) {
      return null;
    }
  }

  private boolean holds(String sql, Object... arguments) {
    return "t".equals(text("SELECT CASE WHEN " + sql + " THEN 't' END", arguments));
  }

  private void awaitAll(List<UUID> runs, String condition) {
    for (var run : runs) {
      patiently(condition)
          .until(() -> holds("EXISTS (SELECT FROM run WHERE id = ? AND " + condition + ")", run));
    }
  }

  private Result result(UUID run) {
    return jdbi.withHandle(
        h ->
            h.select(
                    "SELECT model_blob, predictions_blob, test_loss::text, test_accuracy::text"
                        + " FROM run WHERE id = ?",
                    run)
                .map(
                    (row, context) ->
                        new Result(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .one());
  }

  @Test
  void runsOutliveEverythingBitForBit() {
    startWorker("left");
    startWorker("right");
    var ada = student();
    var calm = List.of(submit(ada, EPOCHS, 7), submit(ada, EPOCHS, 8));
    awaitAll(calm, "state = 'COMPLETED'");

    killAWorkerAndSeeItsTrainersGo();
    killATrainer();
    killAndRestartTheDatabase();
    killAndRestartTheServer();
    freezeAWorkerBeyondItsLease();
    awaitAll(runs, "state = 'COMPLETED'");

    for (int i = 0; i < runs.size(); i++) {
      assertThat(result(runs.get(i))).isEqualTo(result(calm.get(i % 2)));
    }
    assertThat(text("SELECT sum(reserved_ms) FROM quota_account")).isEqualTo("0");
    assertThat(text("SELECT count(*) FROM run_event WHERE kind = 'ended'"))
        .isEqualTo(Integer.toString(calm.size() + runs.size()));
  }

  private void killAWorkerAndSeeItsTrainersGo() {
    var worker = WORKERS[dice.nextInt(2)];
    awaitTraining(worker);
    var trainers = processes.get(worker).descendants();
    processes.get(worker).kill();
    assertThat(trainers).isNotEmpty();
    patiently("the trainers of a dead worker to end")
        .until(() -> trainers.stream().noneMatch(ProcessHandle::isAlive));
    startWorker(worker);
  }

  private void killATrainer() {
    var worker = WORKERS[dice.nextInt(2)];
    awaitTraining(worker);
    processes.get(worker).descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private void killAndRestartTheDatabase() {
    database.kill();
    database.start();
  }

  private void killAndRestartTheServer() {
    processes.get("server").kill();
    startServer();
  }

  private void freezeAWorkerBeyondItsLease() {
    awaitTraining("left");
    var run = text(HELD + "AND w.name = 'left'");
    long fence =
        Long.parseLong(
            Objects.requireNonNull(text("SELECT fence FROM run WHERE id = ?::uuid", run)));
    var trainers = processes.get("left").descendants();
    processes.get("left").freeze();
    patiently("another worker to have its run")
        .until(
            () -> holds("EXISTS (SELECT FROM run WHERE id = ?::uuid AND fence > ?)", run, fence));
    processes.get("left").thaw();
    patiently("the stale write to be refused")
        .until(() -> holds("EXISTS (SELECT FROM incident WHERE kind = 'STALE_WRITE')"));
    patiently("the stale trainer to end")
        .until(() -> trainers.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static final String HELD =
      "SELECT r.id FROM run r JOIN worker w ON w.id = r.worker_id WHERE r.state = 'TRAINING' ";

  private void awaitTraining(String worker) {
    patiently(worker + " to train")
        .until(
            () -> {
              submitMore();
              return text(HELD + "AND w.name = ?", worker) != null;
            });
  }

  /** However fast this machine is, there is always something to disturb. */
  private void submitMore() {
    while (holds("(SELECT count(*) FROM run WHERE finished_at IS NULL) < 4")) {
      runs.add(submit(student(), EPOCHS, 7 + runs.size() % 2));
    }
  }

  @Test
  void aRunThatKillsItsTrainerThreeTimesFailsWithTheReason() {
    startWorker("left");
    var run = submit(student(), EPOCHS, 7);
    for (int death = 1; death <= 3; death++) {
      awaitAll(List.of(run), "state = 'TRAINING' AND fence = " + death);
      processes.get("left").descendants().forEach(ProcessHandle::destroyForcibly);
      awaitAll(List.of(run), "attempts = " + death);
    }

    awaitAll(List.of(run), "state = 'FAILED'");
    assertThat(text("SELECT message FROM run WHERE id = ?", run))
        .contains("lost 3 times")
        .contains("SIGKILL");
  }
}
