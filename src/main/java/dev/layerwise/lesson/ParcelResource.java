package dev.layerwise.lesson;

import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Pictures for lessons, and lessons as folders. */
@Path("/api/lessons")
@RolesAllowed("instructor")
class ParcelResource {
  private static final String ZIP = "application/zip";

  /** What a figure's {@code src} says of a picture that was sent. */
  @Schema(name = "LessonPicture")
  record Picture(String src) {}

  private final Parcels parcels;
  private final CurrentPerson person;

  ParcelResource(Parcels parcels, CurrentPerson person) {
    this.parcels = parcels;
    this.person = person;
  }

  @POST
  @Path("/{slug}/images")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ResponseStatus(201)
  public Picture picture(String slug, @RestForm("file") @Nullable FileUpload file)
      throws IOException {
    var sent = given(file);
    return new Picture(parcels.picture(slug, sent.fileName(), bytes(sent)));
  }

  @GET
  @Path("/{slug}/export")
  @APIResponse(responseCode = "200", content = @Content(mediaType = ZIP))
  public Response export(String slug) {
    var archive = parcels.export(slug);
    return Response.ok(archive.zip())
        .type(ZIP)
        .header("Content-Disposition", "attachment; filename=\"" + archive.folder() + ".zip\"")
        .build();
  }

  /**
   * A zip file; the lesson becomes a draft, whatever it was before.
   *
   * @param apart leaves the lesson of that name alone, if there is one, and makes another
   */
  @POST
  @Path("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ResponseStatus(201)
  public ImportedLesson bring(@RestForm("file") @Nullable FileUpload file, @RestQuery boolean apart)
      throws IOException {
    var imported = parcels.bring(bytes(given(file)), person.get().id(), apart);
    return new ImportedLesson(
        imported.slug(), imported.saved().revision(), imported.saved().problems());
  }

  /** Where an imported lesson is. */
  record ImportedLesson(String slug, int revision, List<LessonProblem> problems) {}

  private static FileUpload given(@Nullable FileUpload file) {
    if (file == null) {
      throw Problem.badRequest("The form holds no \"file\". Choose one, then send it.");
    }
    return file;
  }

  private static byte[] bytes(FileUpload file) throws IOException {
    return Files.readAllBytes(file.uploadedFile());
  }
}
