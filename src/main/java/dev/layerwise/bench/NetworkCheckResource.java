package dev.layerwise.bench;

import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Checks a network while it is being built. */
@Path("/api/networks/check")
@Authenticated
class NetworkCheckResource {
  private final Bench bench;

  NetworkCheckResource(Bench bench) {
    this.bench = bench;
  }

  @POST
  public CheckAnswer check(@Nullable CheckRequest request) {
    if (request == null) {
      throw Problem.badRequest("Send a JSON body with a data set, a network and a training plan.");
    }
    return bench.check(request);
  }
}
