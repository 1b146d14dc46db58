package dev.layerwise.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers every address of a page with the one page there is: the browser draws the rest. Done here
 * and not by the front end's extension, because the mapper of failures answers unknown addresses
 * before that one is asked.
 */
@ApplicationScoped
class PageRoutes {
  private static final int AFTER_THE_GUARDS = 100;

  void register(@Observes Filters filters) {
    filters.register(PageRoutes::route, AFTER_THE_GUARDS);
  }

  private static void route(RoutingContext context) {
    if (isPage(context.request())) {
      context.reroute("/");
    } else {
      context.next();
    }
  }

  /**
   * A page has no dot in its last part, unlike a file, and is neither an API call nor operations.
   */
  private static boolean isPage(HttpServerRequest request) {
    var path = request.path();
    return request.method() == HttpMethod.GET
        && path.length() > 1
        && !path.startsWith("/api/")
        && !path.startsWith("/q/")
        && path.indexOf('.', path.lastIndexOf('/')) < 0;
  }
}
