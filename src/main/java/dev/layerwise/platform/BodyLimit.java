package dev.layerwise.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Refuses bodies that are larger than any request but an upload can need, before they arrive. */
@ApplicationScoped
class BodyLimit {
  private static final int BEFORE_EVERYTHING = 999;
  private static final long MOST_BYTES = 8L << 20;
  private static final String UPLOADS = "/api/datasets/";

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::guard, BEFORE_EVERYTHING);
  }

  private static void guard(RoutingContext context) {
    var request = context.request();
    if (request.path().startsWith(UPLOADS)
        || length(request.getHeader("Content-Length")) <= MOST_BYTES) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(413)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "urn:layerwise:too-large")
                .put("title", "The request is too large")
                .put("status", 413)
                .put("detail", "At most 8 MB can be sent at once. Send a smaller network or text.")
                .encode());
    request.resume(); // the rest is read and dropped: a browser listens only once it has sent all
  }

  private static long length(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
