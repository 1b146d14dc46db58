package dev.layerwise.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Importing data sets: by an address or an upload, with progress, and cancelling it. */
@Path("/api/datasets/{id}")
@RolesAllowed("instructor")
class DatasetImportResource {
  private static final Duration FEED = Duration.ofMinutes(10);

  /** From where to fetch; without an address, from the one the site is configured with. */
  @Schema(name = "ImportFetch")
  record Fetch(@Nullable String url) {}

  /** How far the import is; null without one. */
  @Schema(name = "ImportProgress")
  record Progress(
      DatasetView.State state, @JsonProperty("import") @Nullable ImportStatus running) {}

  private final DatasetViews views;
  private final DatasetImports imports;
  private final CurrentPerson person;

  DatasetImportResource(DatasetViews views, DatasetImports imports, CurrentPerson person) {
    this.views = views;
    this.imports = imports;
    this.person = person;
  }

  @POST
  @Path("/import")
  @ResponseStatus(202)
  @Consumes(MediaType.APPLICATION_JSON)
  public DatasetView fetch(String id, @Nullable Fetch from) {
    var url = from == null ? null : from.url();
    imports.fetch(views.entry(id).about(), url == null ? null : address(url), person.get().id());
    return views.of(id);
  }

  private static URI address(String url) {
    try {
      return URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("\"" + url + "\" is not an address of the form https://host/file.");
    }
  }

  @POST
  @Path("/import")
  @ResponseStatus(202)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public DatasetView upload(String id, @RestForm(FileUpload.ALL) List<FileUpload> files)
      throws IOException {
    var about = views.entry(id).about();
    if (files.isEmpty()) {
      throw Problem.badRequest("The form holds no file. Choose the archive, then upload it.");
    }
    var folder = imports.uploadFolder();
    var kept = new ArrayList<Importer.SourceFile>();
    for (var file : files) {
      var place = folder.resolve(Integer.toString(kept.size()));
      Files.move(file.uploadedFile(), place);
      kept.add(new Importer.SourceFile(file.fileName(), place));
    }
    imports.read(about, kept, person.get().id());
    return views.of(id);
  }

  @POST
  @Path("/import")
  @ResponseStatus(202)
  @Consumes({MediaType.APPLICATION_OCTET_STREAM, "application/gzip", "application/x-gzip"})
  public DatasetView upload(
      String id, @QueryParam("name") @DefaultValue("upload") String name, InputStream body)
      throws IOException {
    var about = views.entry(id).about();
    var folder = imports.uploadFolder();
    var file = folder.resolve("0");
    try {
      Files.copy(body, file);
    } catch (IOException e) {
      Folders.deleteIfExists(folder);
      throw e;
    }
    imports.read(about, List.of(new Importer.SourceFile(name, file)), person.get().id());
    return views.of(id);
  }

  @GET
  @Path("/import")
  @Authenticated
  public Progress progress(String id) {
    var view = views.of(id);
    return new Progress(view.state(), view.running());
  }

  @DELETE
  @Path("/import")
  public void cancel(String id) {
    imports.cancel(views.entry(id).about());
  }

  /** The data set each time that it changed, looked at every second. */
  @GET
  @Path("/feed")
  @Authenticated
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<DatasetView> feed(String id) {
    views.entry(id);
    return Multi.createFrom()
        .ticks()
        .every(Duration.ofSeconds(1))
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(tick -> views.of(id))
        .skip()
        .repetitions()
        .select()
        .first(FEED);
  }
}
