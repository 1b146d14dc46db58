package dev.layerwise.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request a name that is on every line logged for it, and in its answer's {@code
 * X-Request-Id}. A proxy in front may have named it already.
 */
@ApplicationScoped
class RequestIds {
  private static final String HEADER = "X-Request-Id";
  private static final int FIRST = 1_000;
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  void stand(@Observes Filters filters) {
    filters.register(RequestIds::name, FIRST);
  }

  private static void name(RoutingContext context) {
    var id = id(context.request().getHeader(HEADER));
    MDC.put("request", id);
    context.response().putHeader(HEADER, id);
    context.next();
  }

  private static String id(@Nullable String given) {
    return given != null && HARMLESS.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }
}
