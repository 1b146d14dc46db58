package dev.layerwise.worker;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.run.Submission;
import dev.layerwise.run.Submissions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Workers of a test, on one real site. */
@Singleton
class WorkerBench {
  /** Limits that nothing in a test reaches. */
  static final TrainerLimits GENEROUS =
      new TrainerLimits(8L << 30, Duration.ofHours(12), Duration.ofMinutes(5));

  private static final ObjectMapper JSON = new ObjectMapper();

  final Jdbi jdbi;
  private final Submissions submissions;
  private final DeviceStore devices;
  private final DrainStore drains;
  private final Attempts.Site site;
  private final Path data;

  WorkerBench(
      Jdbi jdbi,
      Submissions submissions,
      DeviceStore devices,
      DrainStore drains,
      Attempts.Site site,
      @ConfigProperty(name = "layerwise.data") Path data) {
    this.jdbi = jdbi;
    this.submissions = submissions;
    this.devices = devices;
    this.drains = drains;
    this.site = site;
    this.data = data;
    // Most waits here are for processes, which take their time on a machine that does much else.
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
  }

  /** The usual pace, but for times that a test would have to wait for. */
  static Pace pace() {
    return new Pace(
        Duration.ofMillis(200),
        Duration.ofSeconds(20),
        Duration.ofMillis(150),
        Duration.ofMillis(300),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMinutes(3),
        Duration.ofMillis(100),
        Duration.ofSeconds(1));
  }

  /** A worker whose lease is never renewed: what one that is frozen looks like to the site. */
  static Pace frozen() {
    var pace = pace();
    return new Pace(
        Duration.ofHours(1),
        Duration.ofHours(1),
        pace.journal(),
        pace.wishes(),
        pace.claims(),
        pace.stopGrace(),
        pace.pauseGrace(),
        pace.leaveGrace(),
        pace.startPatience(),
        pace.firstRetry(),
        pace.lastRetry());
  }

  /** Waits very long for a trainer that was asked to pause. */
  static Pace patient() {
    var pace = pace();
    return new Pace(
        pace.heartbeat(),
        pace.selfStop(),
        pace.journal(),
        pace.wishes(),
        pace.claims(),
        Duration.ofHours(1),
        Duration.ofHours(1),
        pace.leaveGrace(),
        pace.startPatience(),
        pace.firstRetry(),
        pace.lastRetry());
  }

  Path data() {
    return data;
  }

  int requeueExpired() {
    return site.queue().requeueExpired();
  }

  /** The trainer that ships. */
  TrainerLaunch real() {
    return new TrainerCommandLine(
        TrainerClasspath.find(Optional.empty()),
        "MXNet",
        Path.of("target", "djl").toAbsolutePath(),
        new Cores(2, List.of(), List.of(DeviceSlot.CPU)),
        data.resolve("logs"));
  }

  TrainerLaunch scripted() {
    return ScriptedTrainer.launch(ScriptedTrainer.class, data);
  }

  Worker worker(String name, TrainerLaunch trainers, Pace pace) {
    return worker(name, List.of(DeviceSlot.CPU), trainers, pace);
  }

  Worker worker(String name, List<DeviceSlot> slots, TrainerLaunch trainers, Pace pace) {
    return worker(name, slots, trainers, GENEROUS, pace);
  }

  Worker worker(
      String name,
      List<DeviceSlot> slots,
      TrainerLaunch trainers,
      TrainerLimits limits,
      Pace pace) {
    return Worker.start(
        name,
        slots,
        new DeviceLane.Crew(
            new TrainerStarter(trainers, pace.startPatience()),
            devices,
            drains,
            new Attempts(site, data.resolve("work"), limits, pace)),
        pace);
  }

  Person student() {
    var id = UUID.randomUUID();
    var email = id + "@example.org";
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO account (id, name, email, password_hash, role)"
                    + " VALUES (?, 'Ada', ?, 'x', 'STUDENT')",
                id,
                email));
    return new Person(id, "Ada", email, Role.STUDENT);
  }

  /** A run of the digits on a small dense network, on the processor. */
  UUID submit(Person student, int epochs, int batchSize, long seed) throws Exception {
    return submit(student, "cpu", epochs, batchSize, seed);
  }

  UUID submit(Person student, String device, int epochs, int batchSize, long seed)
      throws Exception {
    var network =
        JSON.readTree(
            """
            {"layers":[{"kind":"flatten"},{"kind":"dense","units":32,"activation":"relu"},
                       {"kind":"dropout","rate":0.1},{"kind":"output"}]}
            """);
    var training =
        JSON.readTree(
            """
            {"batchSize":%d,"epochs":%d,"seed":%d,"device":"%s",
             "optimizer":{"kind":"adam","learningRate":0.002}}
            """
                .formatted(batchSize, epochs, seed, device));
    return submissions.submit(student, new Submission("digits", network, training, null, null));
  }

  String text(UUID run, String column) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("SELECT " + column + "::text FROM run WHERE id = ?", run)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  long number(UUID run, String column) {
    return Long.parseLong(text(run, column));
  }

  /** Leaves nothing behind that a worker of the next test could take, now or after its lease. */
  void clear() {
    await().until(() -> trainers().stream().noneMatch(ProcessHandle::isAlive));
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "UPDATE run SET pinned_device = gen_random_uuid()"
                  + " WHERE state NOT IN ('COMPLETED', 'FAILED', 'STOPPED')");
          handle.execute("DELETE FROM worker");
        });
  }

  /** A column of the only device of this worker. */
  String device(String worker, String column) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT d."
                        + column
                        + "::text FROM device d JOIN worker w ON w.id = d.worker WHERE w.name = ?",
                    worker)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  void awaitDevice(String worker, DeviceState state) {
    await(worker + " is " + state)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> state.name().equals(device(worker, "state")));
  }

  void want(UUID run, String wanted) {
    jdbi.useHandle(handle -> handle.execute("UPDATE run SET wanted = ? WHERE id = ?", wanted, run));
  }

  void awaitState(UUID run, String state) {
    await(state)
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> text(run, "state").equals(state));
  }

  void awaitPresent(UUID run, String column) {
    await(column)
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> text(run, column) != null);
  }

  /** The children of this process that train. */
  static List<ProcessHandle> trainers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/java"))
        .toList();
  }
}
