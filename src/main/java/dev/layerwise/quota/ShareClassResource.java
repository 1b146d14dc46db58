package dev.layerwise.quota;

import dev.layerwise.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Share classes over HTTP: who gets how much of the devices, for admins. */
@Path("/api/admin/share-classes")
@RolesAllowed("admin")
class ShareClassResource {
  private static final int LONGEST_NAME = 60;

  /** A class's name and weight as an admin wants them. */
  @Schema(name = "ShareClassWish")
  record Wish(@Nullable String name, @Nullable Double weight) {}

  private final ShareClassStore store;

  ShareClassResource(ShareClassStore store) {
    this.store = store;
  }

  @GET
  public List<ShareClass> all() {
    return store.all();
  }

  @POST
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ShareClass.class)))
  public Response create(@Nullable Wish wish) {
    var id = store.insert(name(wish), weight(wish)).orElseThrow(ShareClassResource::taken);
    return Response.status(201).entity(found(id)).build();
  }

  @PUT
  @Path("/{id}")
  public ShareClass change(UUID id, @Nullable Wish wish) {
    var name = name(wish);
    if (store.nameIsTaken(name, id)) {
      throw taken();
    }
    if (store.update(id, name, weight(wish)) == 0) {
      throw unknown();
    }
    return found(id);
  }

  @DELETE
  @Path("/{id}")
  public void delete(UUID id) {
    if (store.delete(id) == 0) {
      throw unknown();
    }
  }

  /** Puts somebody into this class, and out of the one they were in. */
  @PUT
  @Path("/{id}/people/{account}")
  public ShareClass join(UUID id, UUID account) {
    if (store.join(id, account) == 0) {
      throw unknown();
    }
    return found(id);
  }

  @DELETE
  @Path("/{id}/people/{account}")
  public void leave(UUID id, UUID account) {
    store.leave(id, account);
  }

  private ShareClass found(UUID id) {
    return store.find(id).orElseThrow(ShareClassResource::unknown);
  }

  private static String name(@Nullable Wish wish) {
    if (wish == null || wish.name() == null || wish.name().isBlank()) {
      throw Problem.badRequest("Give the class a name, as in {\"name\":\"Thesis\",\"weight\":2}.");
    }
    var name = wish.name().strip();
    if (name.length() > LONGEST_NAME) {
      throw Problem.badRequest("A class's name has at most 60 characters. Shorten it.");
    }
    return name;
  }

  private static double weight(@Nullable Wish wish) {
    var weight = wish == null ? null : wish.weight();
    if (weight == null || !Weights.allows(weight)) {
      throw Problem.badRequest("Give a weight between 0.1 and 100; 1 is what everybody has.");
    }
    return weight;
  }

  private static Problem taken() {
    return Problem.conflict(
        "share-class-exists",
        "There is a class of this name",
        "Choose another name, or change the class that has this one.");
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such class or account. Load the page again.");
  }
}
