package dev.layerwise.bench;

import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.platform.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Networks to begin with. */
@Path("/api/starters")
class StarterResource {
  private final DatasetCatalogue datasets;
  private final Starters starters;

  StarterResource(DatasetCatalogue datasets, Starters starters) {
    this.datasets = datasets;
    this.starters = starters;
  }

  @GET
  @PermitAll
  public List<Starter> starters(@RestQuery @Nullable String dataset) {
    if (dataset == null) {
      throw Problem.badRequest("Name a data set, as in /api/starters?dataset=digits.");
    }
    return datasets
        .find(dataset)
        .map(entry -> starters.of(entry.about().id()))
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no data set of that name on this site. Choose one from the data page."));
  }
}
