package dev.layerwise.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;

/** Refuses requests that another site's page sends with a visitor's cookie. */
@ApplicationScoped
public class Origins {
  private static final int BEFORE_EVERYTHING = 1000;
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  void register(@Observes Filters filters) {
    filters.register(Origins::guard, BEFORE_EVERYTHING);
  }

  /** Whether a page of another site sent this request, as browsers tell it. */
  public static boolean isForeign(HttpServerRequest request) {
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      return true;
    }
    var origin = request.getHeader("Origin");
    return origin != null && !authority(origin).equalsIgnoreCase(request.getHeader("Host"));
  }

  private static String authority(String origin) {
    try {
      var authority = URI.create(origin).getAuthority();
      return authority == null ? origin : authority;
    } catch (IllegalArgumentException e) {
      return origin;
    }
  }

  private static void guard(RoutingContext context) {
    var request = context.request();
    if (SAFE.contains(request.method()) || !isForeign(request)) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(403)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "urn:layerwise:foreign-origin")
                .put("title", "This request came from another site")
                .put("status", 403)
                .put("detail", "Open this site in a tab of its own and try again from there.")
                .encode());
  }
}
