package dev.layerwise.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Answers every address of a page with the one page there is: the browser draws the rest. Done here
 * and not by the front end's extension, because the mapper of failures answers unknown addresses
 * before that one is asked.
 */
@ApplicationScoped
class PageRoutes {
  private static final int AFTER_THE_GUARDS = 100;
  private static final Pattern NO_PAGE =
      Pattern.compile("/|/(api|q)(/.*)?|/assets/.*|/[^/]+\\.[a-z]+");

  void register(@Observes Filters filters) {
    filters.register(PageRoutes::route, AFTER_THE_GUARDS);
  }

  private static void route(RoutingContext context) {
    var request = context.request();
    if (request.path().equals("/")) {
      // The page names its scripts by their content: it must not outlive them in a cache.
      context.addHeadersEndHandler(
          end -> context.response().putHeader("Cache-Control", "no-cache"));
    }
    if (request.method() == HttpMethod.GET && isPage(request.path())) {
      context.reroute("/");
    } else {
      context.next();
    }
  }

  /**
   * A page is neither an API call nor operations nor a file. Files lie at the top or under assets;
   * a page's last part may hold a dot, as in {@code /data/spirals~noise=0.2}.
   */
  static boolean isPage(String path) {
    return !NO_PAGE.matcher(path).matches();
  }
}
