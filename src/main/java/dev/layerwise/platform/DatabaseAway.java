package dev.layerwise.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;

/**
 * What a request hears while the database does not answer: at once, so that requests do not pile up
 * waiting for it.
 */
@ApplicationScoped
class DatabaseAway {
  private static final int AFTER_ORIGINS = 900;
  private static final int RETRY_SECONDS = 5;

  private final DatabaseWatch database;

  DatabaseAway(DatabaseWatch database) {
    this.database = database;
  }

  void register(@Observes Filters filters) {
    filters.register(this::guard, AFTER_ORIGINS);
  }

  private void guard(RoutingContext context) {
    if (!context.normalizedPath().startsWith("/api/") || !database.isAway()) {
      context.next();
      return;
    }
    var problem = problem();
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Retry-After", Integer.toString(RETRY_SECONDS))
        .end(
            new JsonObject()
                .put("type", "urn:layerwise:" + problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("retryAfterSeconds", RETRY_SECONDS)
                .encode());
  }

  static Problem problem() {
    return new Problem(
        503,
        "database-away",
        "The site's database does not answer",
        "Nothing is lost: runs rest at a checkpoint and go on by themselves. Try again in a few"
            + " seconds.",
        Map.of("retryAfterSeconds", RETRY_SECONDS));
  }

  /** Whether a failure says that there is no connection, and not that a statement is wrong. */
  static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        var state = sql.getSQLState();
        // Connection exceptions; shut down, crashed, starting up; too many connections.
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
          return true;
        }
      }
    }
    return false;
  }
}
