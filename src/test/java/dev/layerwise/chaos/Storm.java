package dev.layerwise.chaos;

import dev.layerwise.dataset.CatalogueFixture;
import dev.layerwise.run.RunParts;
import dev.layerwise.run.StormServer;
import dev.layerwise.worker.StormWorker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Many short runs while everything is killed: PostgreSQL, a server and several workers, each a
 * process, get SIGKILL or are frozen beyond their lease, at moments rolled from a seed.
 */
final class Storm implements AutoCloseable {
  /** The longest time, in milliseconds, between two blows. */
  private static final int SPACING = Integer.getInteger("storm.spacing", 2500);

  /** How often a storm begins again whose stale worker says nothing. */
  private static final int ATTEMPTS = 5;

  private static final int WORKERS = 3;
  private static final int DEVICES = 4;

  private final Path folder;
  private final Random dice;
  private StormDatabase database;
  private final StormSettings settings;
  private final RunParts site;
  private final List<StormProcess> all = new ArrayList<>();
  private final @Nullable StormProcess[] workers = new StormProcess[WORKERS];
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at));
  private final Map<String, Integer> done = new TreeMap<>();
  private @Nullable StormProcess server;
  private boolean calm;

  /** Whoever breaks the test off leaves no process behind. */
  private final Thread lastResort = new Thread(this::killAll);

  private record Event(long at, Runnable happens) {}

  /** A storm that has begun with a stale worker; see {@link #staleWorkerSpeaks}. */
  static Storm open(int runs, long seed, boolean fenced) throws IOException {
    for (int attempt = 0; ; attempt++) {
      var storm = new Storm(runs, seed + attempt, fenced);
      if (storm.staleWorkerSpeaks() || attempt == ATTEMPTS) {
        return storm;
      }
      storm.close();
    }
  }

  private Storm(int runs, long seed, boolean fenced) throws IOException {
    System.out.printf("A storm over %d runs, seed %d%n", runs, seed);
    folder = Files.createTempDirectory("layerwise-storm");
    Runtime.getRuntime().addShutdownHook(lastResort);
    dice = new Random(seed);
    database = StormDatabase.create(folder);
    settings = new StormSettings(database.url(), folder, runs, seed, fenced);
    var jdbi = settings.connect();
    site = StormSettings.site(jdbi);
    Flyway.configure().dataSource(database.url(), "postgres", "").load().migrate();
    try (var sql = Storm.class.getResourceAsStream("/storm.sql")) {
      var script = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      jdbi.useHandle(h -> h.createScript(script).execute());
    }
    jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO account (id, name, email, password_hash, role)"
                    + " SELECT gen_random_uuid(), 's' || n, n || '@example.org', 'x', 'STUDENT'"
                    + " FROM generate_series(1, ?) n",
                StormSettings.STUDENTS));
    var digits = CatalogueFixture.in(folder, jdbi);
    digits.folder("digits", digits.find("digits").orElseThrow().version());
  }

  /**
   * A worker is frozen beyond its lease while it trains, another one takes its runs over, and it
   * wakes: by construction, before chance begins. Whether it then writes before its own watch ends
   * its trainers is a race that it may lose.
   */
  private boolean staleWorkerSpeaks() {
    startWorker(0);
    startServer();
    await(
        "a worker trains",
        "SELECT count(*) >= 2 FROM run WHERE state = 'TRAINING' AND checkpoint_blob IS NOT NULL");
    workers[0].freeze();
    startWorker(1);
    await(
        "another one trains what it held",
        "SELECT count(*) >= 2 FROM run WHERE state = 'TRAINING' AND fence > 1");
    workers[0].thaw();
    count("freeze of a worker");
    startWorker(2);
    try {
      Awaitility.await("the stale worker has spoken")
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(50))
          .until(
              () ->
                  holds(
                      "SELECT EXISTS (SELECT FROM storm_refusal) OR EXISTS"
                          + " (SELECT FROM storm_write WHERE given <> present)"));
      return true;
    } catch (ConditionTimeoutException silent) {
      return false;
    }
  }

  /** Lets it storm until all runs have ended, or for this long; then they end in peace. */
  void rage(Duration striking, Duration atMost) throws InterruptedException {
    long begun = System.nanoTime();
    strikeLater();
    while (System.nanoTime() - begun < atMost.toNanos() && !holds(ALL_ENDED)) {
      calm = System.nanoTime() - begun > striking.toNanos();
      restartWhatGaveUp();
      for (long look = 0; look < 20; look++) {
        while (!events.isEmpty() && events.peek().at() <= System.nanoTime()) {
          events.poll().happens().run();
        }
        TimeUnit.MILLISECONDS.sleep(20); // the rhythm of the blows, nothing waits for it
      }
    }
    all.forEach(StormProcess::kill);
    events.clear();
    database.start(); // it may be the one that was struck last
    await("the database", "SELECT true");
  }

  private static final String ALL_ENDED =
      "SELECT count(*) FILTER (WHERE state IN ('COMPLETED', 'FAILED', 'STOPPED')) >= %d FROM run";

  private void strikeLater() {
    later(SPACING / 8 + dice.nextInt(SPACING), this::strike);
  }

  private void strike() {
    if (calm) {
      return;
    }
    int roll = dice.nextInt(100);
    if (roll < 40) {
      killWorker(dice.nextInt(WORKERS));
    } else if (roll < 70) {
      freezeWorker(dice.nextInt(WORKERS));
    } else if (roll < 85) {
      killServer();
    } else {
      count("kill -9 of PostgreSQL");
      database.kill();
      later(dice.nextInt(1500), database::start);
    }
    strikeLater();
  }

  private void killServer() {
    if (server == null) {
      return;
    }
    count("kill -9 of the server");
    server.kill();
    server = null;
    later(dice.nextInt(1500), this::startServer);
  }

  /** A process that finds no database when it starts ends; whoever runs the site starts it anew. */
  private void restartWhatGaveUp() {
    if (server != null && !server.isAlive()) {
      startServer();
    }
    for (int which = 0; which < WORKERS; which++) {
      if (workers[which] != null && !workers[which].isAlive()) {
        startWorker(which);
      }
    }
  }

  private void killWorker(int which) {
    if (workers[which] == null) {
      return;
    }
    count("kill -9 of a worker");
    workers[which].kill();
    workers[which] = null;
    // Before its lease runs out it takes its runs back itself; later the others have them.
    later(
        dice.nextInt(2 * (int) StormSettings.LEASE.length().toMillis()), () -> startWorker(which));
  }

  private void freezeWorker(int which) {
    var frozen = workers[which];
    if (frozen == null) {
      return;
    }
    count("freeze of a worker");
    frozen.freeze();
    int millis = dice.nextInt(3 * (int) StormSettings.LEASE.length().toMillis());
    if (dice.nextInt(4) == 0) { // somebody starts it anew, and the old one wakes beside it
      count("twin of a frozen worker");
      workers[which] = null;
      later(millis / 2, () -> startWorker(which));
      later(millis + 5000, frozen::kill);
    }
    later(millis, frozen::thaw);
  }

  private void later(int millis, Runnable what) {
    events.add(new Event(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), what));
  }

  private void startWorker(int which) {
    var words = new ArrayList<>(settings.words());
    words.set(3, Long.toString(dice.nextLong()));
    words.add("worker-" + which);
    words.add(Integer.toString(DEVICES));
    // One clock is right, one slow and one fast.
    var options = which == 0 ? List.<String>of() : WrongClock.option(folder, which == 1 ? -10 : 10);
    workers[which] =
        remember(
            StormProcess.java(
                StormWorker.class, options, words, folder.resolve("worker-" + which + ".log")));
  }

  private void startServer() {
    var words = new ArrayList<>(settings.words());
    words.set(3, Long.toString(dice.nextLong()));
    server =
        remember(
            StormProcess.java(StormServer.class, List.of(), words, folder.resolve("server.log")));
  }

  private StormProcess remember(StormProcess process) {
    all.add(process);
    return process;
  }

  private void count(String what) {
    done.merge(what, 1, Integer::sum);
  }

  private void await(String what, String sql) {
    Awaitility.await(what)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> holds(sql));
  }

  private boolean holds(String sql) {
    try {
      return site.jdbi.withHandle(
          h -> h.createQuery(sql.formatted(settings.runs())).mapTo(Boolean.class).one());
    } catch (JdbiException away) {
      return false;
    }
  }

  List<String> brokenInvariants() throws IOException {
    return Invariants.broken(site, settings, all);
  }

  long number(String sql) {
    return site.jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  /** What was done and what came of it. */
  String report() {
    return "%s; %d attempts, %d writes refused, %d incidents"
        .formatted(
            done,
            number("SELECT sum(fence) FROM run"),
            number("SELECT count(*) FROM storm_refusal"),
            number("SELECT count(*) FROM incident"));
  }

  Path folder() {
    return folder;
  }

  private void killAll() {
    List.copyOf(all).forEach(StormProcess::kill);
    events.clear();
    if (database != null) {
      database.close();
    }
  }

  @Override
  public void close() throws IOException {
    killAll();
    Runtime.getRuntime().removeShutdownHook(lastResort);
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
