package dev.layerwise.dataset;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/** The data sets of a test's folder. */
public final class CatalogueFixture {
  private CatalogueFixture() {}

  public static DatasetCatalogue in(Path data, Jdbi jdbi) {
    return new DatasetCatalogue(data, new DatasetStore(jdbi));
  }
}
