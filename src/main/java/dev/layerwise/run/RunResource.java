package dev.layerwise.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.account.CurrentPerson;
import dev.layerwise.account.Person;
import dev.layerwise.platform.Problem;
import dev.layerwise.training.RunEvent;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Runs over HTTP. */
@Path("/api/runs")
@Authenticated
class RunResource {
  /** A page of runs; {@code next} is the {@code after} of the page behind it. */
  record RunPage(List<Run> runs, @Nullable String next) {}

  /** What of a run can be changed. */
  record RunPatch(@Nullable String name) {}

  /** Events after a seq, all there are; {@code last} is the run's last seq. */
  record EventPage(
      @Schema(type = SchemaType.ARRAY, implementation = NumberedEvent.class) List<JsonNode> events,
      long last) {}

  /** An event as it is stored and sent. */
  @Schema(allOf = {EventNumber.class, RunEvent.class})
  interface NumberedEvent {}

  /** Its place among the run's events, and when it happened. */
  record EventNumber(long seq, Instant at) {}

  /** Test samples that the network got wrong, the most confident first. */
  record Mistakes(List<RunEvent.Mistake> mistakes) {}

  private final CurrentPerson current;
  private final Submissions submissions;
  private final RunControls controls;
  private final RunReading reading;

  RunResource(
      CurrentPerson current, Submissions submissions, RunControls controls, RunReading reading) {
    this.current = current;
    this.submissions = submissions;
    this.controls = controls;
    this.reading = reading;
  }

  @POST
  @ResponseStatus(201)
  public Run submit(@Nullable Submission submission) {
    if (submission == null) {
      throw Problem.badRequest("Send a JSON body with dataset, network and training.");
    }
    return reading.shown(submissions.submit(current.get(), submission));
  }

  @GET
  public RunPage list(
      @QueryParam("mine") @Nullable Boolean mine,
      @QueryParam("state") @Nullable String state,
      @QueryParam("search") @Nullable String search,
      @QueryParam("after") @Nullable String after,
      @QueryParam("count") @DefaultValue("50") int count) {
    return reading.list(current.get(), new RunReading.Wanted(mine, state, search, after, count));
  }

  @GET
  @Path("/{id}")
  public Run get(String id) {
    return reading.shown(reading.readable(current.get(), id).id());
  }

  @PATCH
  @Path("/{id}")
  public Run rename(String id, @Nullable RunPatch patch) {
    var run = own(id);
    reading.rename(run, patch == null ? null : patch.name());
    return reading.shown(run);
  }

  @POST
  @Path("/{id}/stop")
  @ResponseStatus(202)
  public Run stop(String id) {
    var run = own(id);
    controls.stop(run);
    return reading.shown(run);
  }

  @POST
  @Path("/{id}/pause")
  @ResponseStatus(202)
  public Run pause(String id) {
    var run = own(id);
    controls.pause(run);
    return reading.shown(run);
  }

  @POST
  @Path("/{id}/resume")
  @ResponseStatus(202)
  public Run resume(String id) {
    var run = own(id);
    controls.resume(run);
    return reading.shown(run);
  }

  @DELETE
  @Path("/{id}")
  public void delete(String id) {
    controls.delete(own(id));
  }

  @GET
  @Path("/{id}/events")
  public EventPage events(String id, @QueryParam("after") @DefaultValue("0") long after) {
    return reading.events(reading.readable(current.get(), id), after);
  }

  @GET
  @Path("/{id}/mistakes")
  public Mistakes mistakes(
      String id,
      @QueryParam("actual") @Nullable Integer actual,
      @QueryParam("predicted") @Nullable Integer predicted,
      @QueryParam("count") @DefaultValue("24") int count) {
    return new Mistakes(
        reading.mistakes(reading.readable(current.get(), id), actual, predicted, count));
  }

  private UUID own(String id) {
    Person person = current.get();
    return reading.own(person, id).id();
  }
}
