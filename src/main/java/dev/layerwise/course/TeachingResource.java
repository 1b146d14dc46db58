package dev.layerwise.course;

import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The live desk over HTTP, and what is done from it. */
@Path("/api/classes/{id}")
@Authenticated
class TeachingResource {
  private final CurrentPerson current;
  private final Classes classes;
  private final Desks desks;
  private final Teaching teaching;

  TeachingResource(CurrentPerson current, Classes classes, Desks desks, Teaching teaching) {
    this.current = current;
    this.classes = classes;
    this.desks = desks;
    this.teaching = teaching;
  }

  @GET
  @Path("/desk")
  @RolesAllowed("instructor")
  public Desk desk(UUID id) {
    return desks.of(taught(id).id());
  }

  @GET
  @Path("/predictions/{slug}/{prediction}")
  @RolesAllowed("instructor")
  public Teaching.PredictionSpread predictions(UUID id, String slug, String prediction) {
    return teaching.predictions(current.get(), taught(id), slug, prediction);
  }

  @POST
  @Path("/grants")
  @RolesAllowed("instructor")
  public Teaching.Granted grant(UUID id, Teaching.@Nullable ManyGrants wanted) {
    var row = taught(id);
    if (wanted == null) {
      throw Problem.badRequest("Send a JSON body with accounts, hours and reason.");
    }
    return teaching.grant(current.get(), row.id(), wanted);
  }

  @POST
  @Path("/push")
  @RolesAllowed("instructor")
  public void push(UUID id, @Nullable PushedWish wish) {
    var row = taught(id);
    if (wish == null) {
      throw Problem.badRequest("Send a JSON body with dataset, network, training and words.");
    }
    teaching.push(current.get(), row.id(), wish);
  }

  private ClassRow taught(UUID id) {
    return classes.taught(current.get(), id);
  }
}
