package dev.layerwise.course;

import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Challenges over HTTP. */
@Path("/api/challenges/{slug}/attempts")
@Authenticated
class AttemptResource {
  /** The run to be judged: all that counts of what a browser sends. */
  @Schema(name = "AttemptWish")
  record Wish(@Nullable UUID run) {}

  private final CurrentPerson current;
  private final Attempts attempts;

  AttemptResource(CurrentPerson current, Attempts attempts) {
    this.current = current;
    this.attempts = attempts;
  }

  @POST
  @ResponseStatus(201)
  public Attempt handIn(String slug, @Nullable Wish wish) {
    if (wish == null || wish.run() == null) {
      throw Problem.badRequest("Name the run to be judged, as in {\"run\":\"…\"}.");
    }
    return attempts.handIn(current.get(), slug, wish.run());
  }

  @GET
  public List<Attempt> mine(String slug) {
    return attempts.of(current.get(), slug);
  }

  @GET
  @Path("/{id}")
  public Attempt get(String slug, UUID id) {
    return attempts.find(current.get(), slug, id);
  }
}
