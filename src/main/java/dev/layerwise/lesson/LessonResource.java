package dev.layerwise.lesson;

import dev.layerwise.account.CurrentPerson;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** Lessons, as everybody reads them. */
@Path("/api/lessons")
@Authenticated
class LessonResource {
  private final Bookshelf shelf;
  private final CurrentPerson person;

  LessonResource(Bookshelf shelf, CurrentPerson person) {
    this.shelf = shelf;
    this.person = person;
  }

  @GET
  public List<LessonEntry> list() {
    return shelf.list(person.get());
  }

  @GET
  @Path("/{slug}")
  public LessonAnswer one(String slug, @RestQuery boolean draft) {
    return shelf.one(slug, person.get(), draft);
  }

  /** Opened by itself a figure runs nothing, whatever it holds. */
  @GET
  @Path("/{slug}/files/figures/{name}")
  @APIResponse(responseCode = "200", content = @Content(mediaType = "image/*"))
  public Response figure(String slug, String name) {
    var path = "figures/" + name;
    return Response.ok(shelf.figure(slug, path, person.get()))
        .type(Figures.type(path))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        .header("Cache-Control", "private, max-age=300")
        .build();
  }
}
