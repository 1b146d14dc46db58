package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.account.Sessions;
import dev.layerwise.platform.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses sockets before they open: without a session, from a foreign page, on a run of somebody
 * else. Quarkus upgrades a request before any rule about its path is looked at, and browsers send
 * cookies along with handshakes from anywhere.
 */
@ApplicationScoped
class LiveGate {
  // Before the filter of the sockets themselves (101).
  private static final int PRIORITY = 250;
  private static final Pattern LIVE = Pattern.compile("/api/runs/([0-9a-fA-F-]{36})/live");

  private final Sessions sessions;
  private final Runs runs;

  LiveGate(Sessions sessions, Runs runs) {
    this.sessions = sessions;
    this.runs = runs;
  }

  void stand(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
      context.next();
      return;
    }
    context.request().pause();
    context
        .vertx()
        .executeBlocking(() -> refusal(context), false)
        .onComplete(
            answer -> {
              context.request().resume();
              if (answer.failed()) {
                context.fail(answer.cause());
              } else if (answer.result().isPresent()) {
                refuse(context, answer.result().get());
              } else {
                context.next();
              }
            });
  }

  private Optional<Problem> refusal(RoutingContext context) {
    try {
      var person = person(context);
      if (!isOwn(context.request().getHeader(HttpHeaders.ORIGIN), context)) {
        throw new Problem(
            403, "foreign-origin", "Not from here", "Live events are for pages of this site only.");
      }
      runs.readable(person, run(context.request().path()));
      return Optional.empty();
    } catch (Problem refusal) {
      return Optional.of(refusal);
    }
  }

  private Person person(RoutingContext context) {
    var cookie = context.request().getCookie(Sessions.COOKIE);
    return Optional.ofNullable(cookie)
        .flatMap(token -> sessions.person(token.getValue()))
        .orElseThrow(
            () -> new Problem(401, "signed-out", "Not signed in", "Sign in, then try again."));
  }

  /** Programs that are no browsers send no origin, and carry no cookie but their own. */
  private static boolean isOwn(@Nullable String origin, RoutingContext context) {
    if (origin == null) {
      return true;
    }
    try {
      var authority = context.request().authority();
      return authority != null && authority.toString().equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static UUID run(String path) {
    var live = LIVE.matcher(path);
    if (!live.matches()) {
      throw Runs.noSuchRun();
    }
    try {
      return UUID.fromString(live.group(1));
    } catch (IllegalArgumentException e) {
      throw Runs.noSuchRun();
    }
  }

  private static void refuse(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "urn:layerwise:" + problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .encode());
  }
}
