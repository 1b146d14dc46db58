package dev.layerwise.run;

import dev.layerwise.account.SessionKey;
import dev.layerwise.account.Sessions;
import dev.layerwise.platform.Origins;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.LiveRights.Verdict;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses sockets before they open: without a session, from a foreign page, on a run of somebody
 * else. Browsers send cookies along with handshakes from anywhere.
 */
@ApplicationScoped
class LiveGate {
  private static final int PRIORITY = 250;
  private static final String RETRY_SECONDS = "2";
  private static final Pattern LIVE = Pattern.compile("/api/runs/([0-9a-fA-F-]{36})/live");
  private static final Problem SIGNED_OUT =
      new Problem(401, "signed-out", "Not signed in", "Sign in, then try again.");
  private static final Problem FOREIGN =
      new Problem(
          403, "foreign-origin", "Not from here", "Live events are for pages of this site only.");

  private final LiveDoor door;

  LiveGate(LiveDoor door) {
    this.door = door;
  }

  void stand(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    var request = context.request();
    var live = LIVE.matcher(request.path());
    if (!live.matches() || !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      context.next();
      return;
    }
    var run = uuid(live.group(1));
    var cookie = request.getCookie(Sessions.COOKIE);
    if (Origins.isForeign(request)) {
      refuse(context, FOREIGN);
    } else if (cookie == null) {
      refuse(context, SIGNED_OUT);
    } else if (run.isEmpty()) {
      refuse(context, Runs.noSuchRun());
    } else {
      admit(context, new Seat(SessionKey.of(cookie.getValue()), run.get()));
    }
  }

  private void admit(RoutingContext context, Seat seat) {
    context.request().pause();
    var here = context.vertx().getOrCreateContext();
    door.knock(seat)
        .whenComplete(
            (verdict, failure) -> here.runOnContext(turn -> answer(context, seat, verdict)));
  }

  private void answer(RoutingContext context, Seat seat, @Nullable Verdict verdict) {
    if (context.response().closed()) {
      return;
    }
    if (verdict == null) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      refuse(
          context,
          new Problem(
              503,
              "live-busy",
              "Not at this moment",
              "The server cannot open another live view right now. It tries again by itself."));
      return;
    }
    switch (verdict) {
      case WELCOME -> letIn(context, seat);
      case SIGNED_OUT -> refuse(context, SIGNED_OUT);
      case NOT_SHOWN -> refuse(context, Runs.noSuchRun());
    }
  }

  private static void letIn(RoutingContext context, Seat seat) {
    var line = ((ConnectionBase) context.request().connection()).channel();
    line.attr(LiveSocket.SEAT).set(seat);
    context.request().resume();
    context.next();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void refuse(RoutingContext context, Problem problem) {
    context.request().resume();
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
