package dev.layerwise.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMappers;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * JDBI over the site's database. Nested calls on one thread share its transaction.
 *
 * <p>Whoever has to go on when the database is away catches {@link Exception}: where a connection
 * breaks while a result is put away, JDBI lets an SQLException through that it does not declare.
 */
public final class Database {
  private Database() {}

  /** JDBI with PostgreSQL's types. */
  public static Jdbi over(DataSource source) {
    var jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
    // What people entered stays out of messages, and so out of logs.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.getConfig(RowMappers.class).register(Database::recordMapper);
    return jdbi;
  }

  private static Optional<RowMapper<?>> recordMapper(Type type, ConfigRegistry config) {
    var raw = GenericTypes.getErasedType(type);
    return raw.isRecord() && raw.getName().startsWith("dev.layerwise.")
        ? Optional.of(RecordMapper.of(raw))
        : Optional.empty();
  }

  /** Gives the container its {@link Jdbi} and {@link Clock}. */
  static class Producer {
    @Produces
    @Singleton
    Jdbi jdbi(DataSource source) {
      return over(source);
    }

    @Produces
    @Singleton
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
