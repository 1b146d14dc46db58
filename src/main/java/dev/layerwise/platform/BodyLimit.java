package dev.layerwise.platform;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are larger than any request but an upload can need: before they arrive when
 * the request tells their length, and as soon as they have grown too large when it does not.
 */
@ApplicationScoped
class BodyLimit {
  private static final int BEFORE_EVERYTHING_BUT_ORIGINS = -999;
  private static final int LENGTH_REQUIRED = 411;
  private static final int TOO_LARGE = 413;
  private static final long MOST_BYTES = 8L << 20;

  /** Uploads of data sets go to disk; the server's own limit holds them. */
  private static final Pattern UPLOADS = Pattern.compile("/api/datasets/[^/]+/import/?");

  private final BodyHandler gatherer = BodyHandler.create(false).setBodyLimit(MOST_BYTES);

  void register(@Observes Router router) {
    router
        .route()
        .order(BEFORE_EVERYTHING_BUT_ORIGINS)
        .handler(this::guard)
        .failureHandler(BodyLimit::explain);
  }

  private void guard(RoutingContext context) {
    var request = context.request();
    var length = request.getHeader("Content-Length");
    if (UPLOADS.matcher(context.normalizedPath()).matches()) {
      context.next();
    } else if (length == null && isForm(request.getHeader("Content-Type"))) {
      context.fail(
          LENGTH_REQUIRED); // a form is read as it arrives, so it cannot be gathered before
    } else if (length == null) {
      request.resume(); // it waits for whoever reads it
      gatherer.handle(context);
    } else if (bytes(length) <= MOST_BYTES) {
      context.next();
    } else {
      context.fail(TOO_LARGE);
    }
  }

  private static boolean isForm(@Nullable String type) {
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static long bytes(String length) {
    try {
      return Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static void explain(RoutingContext context) {
    int status = context.statusCode();
    boolean ours = status == TOO_LARGE || status == LENGTH_REQUIRED;
    if (!ours || context.response().headWritten()) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end((status == TOO_LARGE ? tooLarge() : withoutLength()).put("status", status).encode());
    context.request().resume(); // the rest is dropped: a browser listens only once it sent all
  }

  private static JsonObject tooLarge() {
    return new JsonObject()
        .put("type", "urn:layerwise:too-large")
        .put("title", "The request is too large")
        .put("detail", "At most 8 MB can be sent at once. Send a smaller network, text or file.");
  }

  private static JsonObject withoutLength() {
    return new JsonObject()
        .put("type", "urn:layerwise:length-required")
        .put("title", "The request does not say how long it is")
        .put("detail", "Send the file with its Content-Length, as browsers do.");
  }
}
