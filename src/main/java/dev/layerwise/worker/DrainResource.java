package dev.layerwise.worker;

import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Devices and whole workers, taken out of service for maintenance and put back. */
@Path("/api/admin")
@RolesAllowed("admin")
class DrainResource {
  /** How to take a device out of service. */
  record Drain(@Nullable @Schema(enumeration = {"finish", "checkpoint"}) String mode) {}

  private final Drains drains;
  private final CurrentPerson current;

  DrainResource(Drains drains, CurrentPerson current) {
    this.drains = drains;
    this.current = current;
  }

  @POST
  @Path("/devices/{id}/drain")
  public DeviceView drain(String id, @Nullable Drain how) {
    return drains.drain(current.get(), DeviceResource.parse(id), mode(how));
  }

  @POST
  @Path("/devices/{id}/undrain")
  public DeviceView undrain(String id) {
    return drains.resume(current.get(), DeviceResource.parse(id));
  }

  @POST
  @Path("/workers/{id}/drain")
  public List<DeviceView> drainWorker(String id, @Nullable Drain how) {
    return drains.drainWorker(current.get(), worker(id), mode(how));
  }

  @POST
  @Path("/workers/{id}/undrain")
  public List<DeviceView> undrainWorker(String id) {
    return drains.resumeWorker(current.get(), worker(id));
  }

  private static @Nullable String mode(@Nullable Drain how) {
    return how == null ? null : how.mode();
  }

  private static UUID worker(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("There is no such worker. Reload the page to see those there are.");
    }
  }
}
