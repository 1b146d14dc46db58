package dev.layerwise.dataset;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * How large the body of a request may be: the upload of a data set goes to disk and may be large,
 * every other request goes to memory and may not.
 */
@ApplicationScoped
class ImportUploads {
  static final long MOST_BYTES = 512L << 20;
  private static final long MOST_ELSEWHERE = 8L << 20;
  private static final Pattern IMPORT = Pattern.compile("/api/datasets/[^/]+/import/?");

  /** After Quarkus has put its own limit in place, which is that of uploads. */
  void limit(@Observes Router router) {
    router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::check);
  }

  private void check(RoutingContext request) {
    if (IMPORT.matcher(request.normalizedPath()).matches()) {
      request.next();
      return;
    }
    var length = request.request().getHeader("Content-Length");
    if (length != null && length.length() < 19 && Long.parseLong(length) > MOST_ELSEWHERE) {
      refuse(request);
      return;
    }
    request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST_ELSEWHERE);
    request.next();
  }

  private static void refuse(RoutingContext request) {
    request
        .response()
        .setStatusCode(413)
        .putHeader("Connection", "close")
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "urn:layerwise:too-large")
                .put("title", "Too large")
                .put("status", 413)
                .put(
                    "detail",
                    "What you sent is larger than 8 MB. No network or text needs that much: send less.")
                .encode());
  }
}
