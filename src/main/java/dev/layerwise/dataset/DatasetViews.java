package dev.layerwise.dataset;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The data sets with their balance and their imports, as pages show them. */
@ApplicationScoped
class DatasetViews {
  private final DatasetCatalogue catalogue;
  private final DatasetGallery gallery;
  private final DatasetImports imports;

  DatasetViews(DatasetCatalogue catalogue, DatasetGallery gallery, DatasetImports imports) {
    this.catalogue = catalogue;
    this.gallery = gallery;
    this.imports = imports;
  }

  List<DatasetView> all() {
    return DatasetCatalogue.ids().map(this::of).toList();
  }

  /** An import that ends meanwhile has brought the data set: it is looked for first. */
  DatasetView of(String id) {
    var running = imports.status(id).orElse(null);
    var entry = entry(id);
    var address = imports.address(entry.about());
    return DatasetView.of(
        entry, gallery.counts(entry), address == null ? null : address.toString(), running);
  }

  /** The entry, or the refusal that there is none. */
  DatasetEntry entry(String id) {
    return catalogue
        .find(id)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no data set \""
                        + id
                        + "\". The page Data sets lists those there are."));
  }
}
