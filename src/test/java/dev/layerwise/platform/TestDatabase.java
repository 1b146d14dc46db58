package dev.layerwise.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * A real PostgreSQL for tests: one server a JVM, a fresh migrated database for each asker. The
 * site's schema is made once, and copied.
 */
public final class TestDatabase {
  private static final String EMPTY = "template1";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int MOST_CONNECTIONS = 40;

  /** Nobody has more databases than a few at a time. */
  private static final int MOST_POOLS = 5;

  private static final Queue<AgroalDataSource> POOLS = new ArrayDeque<>();

  private TestDatabase() {}

  /** A new database with the site's schema and nothing in it, for the test that runs. */
  public static Jdbi fresh() {
    return pooled(MOST_CONNECTIONS, "");
  }

  /**
   * The same over one connection that is kept, for one thread's many small statements. Commits are
   * not waited for: nobody pulls the plug.
   */
  public static Jdbi freshOnOneConnection() {
    return pooled(1, "SET synchronous_commit = off; SET jit = off");
  }

  private static Jdbi pooled(int most, String atFirst) {
    var url = Server.RUNNING.getJdbcUrl("postgres", create(Migrated.NAME));
    var settings =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                connections ->
                    connections
                        .maxSize(most)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal("postgres"))
                                    .initialSql(atFirst)));
    try {
      return Database.over(remember(AgroalDataSource.from(settings)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closes what earlier tests left open. */
  private static synchronized AgroalDataSource remember(AgroalDataSource pool) {
    POOLS.add(pool);
    if (POOLS.size() > MOST_POOLS) {
      POOLS.remove().close();
    }
    return pool;
  }

  /** The address of a new database with nothing in it, for the user {@code postgres}. */
  public static String freshUrl() {
    return Server.RUNNING.getJdbcUrl("postgres", create(EMPTY));
  }

  /** Stops the database's clock. */
  public static void freeze(Jdbi jdbi, Instant moment) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "CREATE OR REPLACE FUNCTION site_now() RETURNS timestamptz LANGUAGE sql STABLE"
                    + " AS 'SELECT ''"
                    + moment
                    + "''::timestamptz'"));
  }

  private static String create(String like) {
    var name = "test" + NUMBER.incrementAndGet();
    Jdbi.create(Server.RUNNING.getPostgresDatabase())
        .useHandle(handle -> handle.execute("CREATE DATABASE " + name + " TEMPLATE " + like));
    return name;
  }

  /** A database with the schema, which nobody else connects to. */
  private static final class Migrated {
    static final String NAME = create(EMPTY);

    static {
      var source = Server.RUNNING.getDatabase("postgres", NAME);
      Flyway.configure().dataSource(source).load().migrate();
    }
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
