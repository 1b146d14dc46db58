package dev.layerwise.bench;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The catalogue of layers and of everything else that can be set. */
@Path("/api/layers")
class LayerResource {
  private static final CatalogueAnswer CATALOGUE = CatalogueAnswer.whole();

  @GET
  @PermitAll
  public CatalogueAnswer layers() {
    return CATALOGUE;
  }
}
