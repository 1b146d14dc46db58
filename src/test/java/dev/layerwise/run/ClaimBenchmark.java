package dev.layerwise.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.platform.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * What a claim costs, and how many there are in a second, as the queue grows. Commits are durable:
 * the database waits for its disk.
 */
public final class ClaimBenchmark {
  private static final int CLAIMERS = 16;
  private static final int CLAIMS = 1600;
  private static final int ALONE = 60;

  private final String name;
  private final RunQueue queue;
  private final Jdbi jdbi;
  private final List<Double> milliseconds = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();

  private ClaimBenchmark(EmbeddedPostgres server, int runs, int accounts, int idle)
      throws Exception {
    name = "%,7d queued, %,6d accounts, %,6d idle".formatted(runs, accounts, idle);
    var database = "claims_" + runs + "_" + accounts + "_" + idle;
    Jdbi.create(server.getPostgresDatabase())
        .useHandle(handle -> handle.execute("CREATE DATABASE " + database));
    Flyway.configure().dataSource(server.getDatabase("postgres", database)).load().migrate();
    jdbi = Database.over(pool(server.getJdbcUrl("postgres", database)));
    var events =
        new EventStore(
            jdbi,
            new ObjectMapper(),
            new Signals(new SignalStore(jdbi), true),
            new RunMeters(new SimpleMeterRegistry()));
    var limits = new RunLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    queue =
        new RunQueue(
            jdbi, new ClaimStore(jdbi, new Lease(Duration.ofSeconds(30))), events, null, limits);
    fill(runs, accounts, idle);
  }

  private static AgroalDataSource pool(String url) throws Exception {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                connections ->
                    connections
                        .maxSize(CLAIMERS)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory.jdbcUrl(url).principal(new NamePrincipal("postgres")))));
  }

  /** Idle accounts have used nothing, so that they come before everybody who waits. */
  private void fill(int runs, int accounts, int idle) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              INSERT INTO account (name, email, password_hash, role)
              SELECT n, n || '@example.org', 'x', 'STUDENT' FROM generate_series(1, ?) n
              """,
              accounts + idle);
          handle.execute(
              """
              INSERT INTO quota_account (account_id, week_start, granted_ms, charged_ms,
                     reserved_ms, decayed_use)
              SELECT id, '-infinity', 0, 0, 0,
                     CASE WHEN name::int <= ? THEN used('-Infinity', name::int) ELSE '-Infinity' END
                FROM account
              """,
              accounts);
          // Counted one by one in a single transaction, one account's row would get thousands of
          // versions that nothing may clean up meanwhile.
          handle.execute("ALTER TABLE run DISABLE TRIGGER USER");
          handle.execute(
              """
              INSERT INTO run (account_id, name, dataset, dataset_version, network, training, epochs,
                     nominal_ms, estimate_ms, lane, state, slice, slice_device_ms, created_at,
                     queued_at)
              SELECT a.id, 'x', 'digits', repeat('0', 64), '{"layers":[]}', '{"epochs":3}', 3, 40000,
                     40000 + n % 1000, 'gpu', 'QUEUED', 1, 60000, site_now(),
                     site_now() + n * interval '1 millisecond'
                FROM generate_series(1, ?) n JOIN account a ON a.name = (n % ? + 1)::text
              """,
              runs, accounts);
          handle.execute("ALTER TABLE run ENABLE TRIGGER USER");
          handle.execute(
              """
              UPDATE quota_account q SET long_gpu = r.runs
                FROM (SELECT account_id, count(*) AS runs FROM run GROUP BY account_id) r
               WHERE q.account_id = r.account_id
              """);
        });
    jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE"));
  }

  private int claim() {
    return queue
        .claim(new Claimant(new UUID(0, 0), UUID.randomUUID(), "gpu"))
        .map(run -> 1)
        .orElse(0);
  }

  private void alone(boolean counts) {
    var nanos = new long[ALONE];
    for (int i = 0; i < ALONE; i++) {
      long started = System.nanoTime();
      require(claim() == 1);
      nanos[i] = System.nanoTime() - started;
    }
    giveBack();
    if (counts) {
      milliseconds.add(median(Arrays.stream(nanos).mapToObj(n -> n / 1e6).toList()));
    }
  }

  private void together(boolean counts) throws Exception {
    var threads = Executors.newFixedThreadPool(CLAIMERS);
    try {
      long started = System.nanoTime();
      Callable<Integer> claimer =
          () -> IntStream.range(0, CLAIMS / CLAIMERS).map(i -> claim()).sum();
      int claimed = 0;
      for (var part : threads.invokeAll(Collections.nCopies(CLAIMERS, claimer))) {
        claimed += part.get();
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      require(claimed == CLAIMS);
      if (counts) {
        rates.add(claimed / seconds);
      }
    } finally {
      threads.shutdown();
    }
    giveBack();
  }

  private void giveBack() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE run SET state = 'QUEUED', worker_id = NULL, device_id = NULL,
                       lease_until = NULL
                 WHERE state = 'PREPARING'
                """));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("A claim found no run though enough of them wait");
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /**
   * @param arguments how many rounds
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    try (var server =
        EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start()) {
      var sizes =
          List.of(
              new ClaimBenchmark(server, 100, 20, 0),
              new ClaimBenchmark(server, 10_000, 20, 0),
              new ClaimBenchmark(server, 100_000, 20, 0),
              new ClaimBenchmark(server, 100_000, 25_000, 0),
              new ClaimBenchmark(server, 100_000, 20, 10_000));
      for (int round = 0; round <= rounds; round++) {
        boolean counts = round > 0; // the first one only warms up
        for (var size : sizes) {
          size.alone(counts);
          if (!size.name.startsWith("    100 ")) {
            size.together(counts);
          }
        }
      }
      double base = median(sizes.get(0).milliseconds);
      for (var size : sizes) {
        double ms = median(size.milliseconds);
        var rate = size.rates.isEmpty() ? "" : "%,6.0f claims/s".formatted(median(size.rates));
        System.out.printf("%s  %6.2f ms a claim (%.2f x)  %s%n", size.name, ms, ms / base, rate);
      }
    }
  }
}
