package dev.layerwise.dataset;

import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data sets of the site and the samples in them. */
@Path("/api/datasets")
@Authenticated
class DatasetResource {
  /** Samples of one split. */
  record Samples(List<Sample> samples) {}

  private final DatasetViews views;
  private final DatasetGallery gallery;

  DatasetResource(DatasetViews views, DatasetGallery gallery) {
    this.views = views;
    this.gallery = gallery;
  }

  @GET
  public List<DatasetView> list() {
    return views.all();
  }

  @GET
  @Path("/{id}")
  public DatasetView one(String id) {
    return views.of(id);
  }

  @GET
  @Path("/{id}/samples")
  public Samples samples(
      String id,
      @QueryParam("split") @DefaultValue("train") String split,
      @QueryParam("from") @DefaultValue("0") int from,
      @QueryParam("count") @DefaultValue("50") int count,
      @QueryParam("indices") @Nullable String indices,
      @QueryParam("augmentation") @Nullable String augmentation,
      @QueryParam("seed") @DefaultValue("7") long seed,
      @QueryParam("epoch") @DefaultValue("1") int epoch) {
    var entry = views.entry(id);
    var lens = Lens.of(augmentation, seed, epoch);
    return new Samples(
        indices == null
            ? gallery.samples(entry, lens, split(split), from, count)
            : gallery.samples(entry, lens, split(split), numbers(indices)));
  }

  private static Split split(String name) {
    return switch (name) {
      case "train" -> Split.TRAIN;
      case "test" -> Split.TEST;
      default ->
          throw Problem.badRequest("\"" + name + "\" is not a split: ask for train or test.");
    };
  }

  private static List<Integer> numbers(String list) {
    try {
      return Arrays.stream(list.split(",")).map(String::trim).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw Problem.badRequest("\"" + list + "\" is not a list of indices such as 3,17,42.");
    }
  }
}
