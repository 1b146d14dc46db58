package dev.layerwise.run;

import dev.layerwise.platform.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * Many viewers of a few live runs on one server: how late events are, how long it takes until
 * everybody is back, and what somebody costs who stops reading. {@code bench/live.sh} starts it.
 */
final class LiveBenchmark {
  private static final Logger ROOT = Logger.getLogger("");
  private static final int RUNS = 20;

  private final ServerProcess server;
  private final LiveCrowd crowd;
  private final int viewers;
  private final int seconds;

  private LiveBenchmark(ServerProcess server, LiveCrowd crowd, int viewers, int seconds) {
    this.server = server;
    this.crowd = crowd;
    this.viewers = viewers;
    this.seconds = seconds;
  }

  public static void main(String... arguments) throws Exception {
    ROOT.setLevel(Level.WARNING); // or every frame of every client is logged
    int viewers = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    var data = Files.createTempDirectory("layerwise-live");
    try (var postgres = EmbeddedPostgres.builder().start();
        var pool = pool(postgres.getJdbcUrl("postgres", "postgres"));
        var server =
            new ServerProcess(postgres.getJdbcUrl("postgres", "postgres"), data, Map.of())) {
      server.start();
      var runs = new LiveRuns(Database.over(pool));
      var live = runs.begin(RUNS);
      var tickets =
          IntStream.range(0, viewers)
              .mapToObj(i -> new LiveCrowd.Ticket(live.get(i % RUNS), runs.instructor(i)))
              .toList();
      try (var crowd = new LiveCrowd(tickets, () -> server.port)) {
        new LiveBenchmark(server, crowd, viewers, seconds).measure();
      } finally {
        runs.close();
      }
    }
  }

  private void measure() throws IOException, InterruptedException {
    say("%d viewers of %d runs, five batch events a second each", viewers, RUNS);
    report("all open and whole", crowd::connect);
    TimeUnit.SECONDS.sleep(seconds / 2);
    report("all sockets cut, the server stays", crowd::drop);
    steady("event to socket");
    report(
        "the server stops (SIGTERM) and starts again",
        () -> {
          crowd.begin();
          server.stop();
          server.start();
        });
    steady("event to socket after it");
    report(
        "the server is killed (SIGKILL) and starts again",
        () -> {
          crowd.begin();
          server.kill();
          server.start();
        });
    for (int round = 1; round <= 2; round++) {
      steady("everybody reads");
    }
    crowd.stall(0);
    for (int round = 1; round <= 2; round++) {
      steady("one viewer has stopped reading");
    }
    say("slow viewers cut %.0f", server.metric("layerwise_live_slow_cuts_total"));
    say(
        "gaps or repetitions seen by any viewer: %d; snapshots: %d; handshakes refused: %d",
        crowd.broken(), crowd.snapshots(), crowd.refusals());
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private void report(String what, Step step) throws IOException, InterruptedException {
    long from = System.nanoTime();
    step.run();
    double ready = (System.nanoTime() - from) / 1e9;
    while (crowd.whole() < viewers) {
      if (System.nanoTime() - from > TimeUnit.SECONDS.toNanos(120)) {
        throw new IllegalStateException("Only " + crowd.whole() + " viewers are whole");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    double all = (System.nanoTime() - from) / 1e9;
    say("%s: all whole after %.1f s, %.1f s after the server answers", what, all, all - ready);
  }

  private void steady(String what) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(3);
    crowd.forgetDelays();
    TimeUnit.SECONDS.sleep(seconds);
    var delays = crowd.delays();
    say(
        "%s: %s; heap %.1f MB, held for viewers %.1f kB, %d threads",
        what,
        delays,
        server.heapAfterCollecting() / 1e6,
        server.metric("layerwise_live_buffered_bytes") / 1e3,
        server.threads());
  }

  private static void say(String words, Object... values) {
    System.out.printf(words + "%n", values);
  }

  /** A few connections for those who train. */
  private static AgroalDataSource pool(String jdbcUrl) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(8)
                        .connectionFactoryConfiguration(
                            connection ->
                                connection
                                    .jdbcUrl(jdbcUrl)
                                    .principal(new NamePrincipal("postgres")))));
  }
}
