package dev.layerwise.worker;

import dev.layerwise.account.CurrentPerson;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The devices of the site, and the check that one really works. */
@Path("/api/devices")
@Authenticated
class DeviceResource {
  private final DeviceCheck check;
  private final CurrentPerson current;

  DeviceResource(DeviceCheck check, CurrentPerson current) {
    this.check = check;
    this.current = current;
  }

  /** The run that checks a device. */
  record CheckRun(UUID run) {}

  @GET
  public List<DeviceView> all() {
    return check.seenBy(current.get());
  }

  @POST
  @Path("/{id}/check")
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = CheckRun.class)))
  public CheckRun check(String id) {
    return new CheckRun(check.start(current.get(), parse(id)));
  }

  static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw DeviceCheck.unknown();
    }
  }
}
