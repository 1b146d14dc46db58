package dev.layerwise.course;

import dev.layerwise.account.CurrentPerson;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Gradebooks over HTTP. */
@Path("/api/classes/{id}")
@Authenticated
class GradebookResource {
  private final CurrentPerson current;
  private final Classes classes;
  private final Gradebooks gradebooks;

  GradebookResource(CurrentPerson current, Classes classes, Gradebooks gradebooks) {
    this.current = current;
    this.classes = classes;
    this.gradebooks = gradebooks;
  }

  /** All of it for who teaches the class; a student finds their own row. */
  @GET
  @Path("/gradebook")
  public Gradebook get(UUID id) {
    var person = current.get();
    return gradebooks.of(classes.seen(person, id), person);
  }

  @GET
  @Path("/gradebook.csv")
  @Produces("text/csv;charset=UTF-8")
  @RolesAllowed("instructor")
  @APIResponse(responseCode = "200")
  public Response csv(UUID id) {
    var person = current.get();
    var book = gradebooks.of(classes.taught(person, id), person);
    return Response.ok(GradebookCsv.write(book))
        .header("Content-Disposition", "attachment; filename=\"gradebook.csv\"")
        .build();
  }
}
