package dev.layerwise.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL for tests: one server a JVM, a fresh migrated database for each asker. */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** A new database with the site's schema and nothing in it. */
  public static Jdbi fresh() {
    var source = Server.RUNNING.getDatabase("postgres", create());
    Flyway.configure().dataSource(source).load().migrate();
    return Database.over(source);
  }

  /**
   * The same over one connection that is kept, for one thread's many small statements. Commits are
   * not waited for: nobody pulls the plug.
   */
  public static Jdbi freshOnOneConnection() throws SQLException {
    var name = create();
    var url = Server.RUNNING.getJdbcUrl("postgres", name);
    Flyway.configure().dataSource(Server.RUNNING.getDatabase("postgres", name)).load().migrate();
    var pool =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                connections ->
                    connections
                        .maxSize(1)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal("postgres"))
                                    .initialSql("SET synchronous_commit = off; SET jit = off")));
    return Database.over(AgroalDataSource.from(pool));
  }

  /** The address of a new database with nothing in it, for the user {@code postgres}. */
  public static String freshUrl() {
    return Server.RUNNING.getJdbcUrl("postgres", create());
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

  private static String create() {
    var name = "test" + NUMBER.incrementAndGet();
    Jdbi.create(Server.RUNNING.getPostgresDatabase())
        .useHandle(handle -> handle.execute("CREATE DATABASE " + name));
    return name;
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
