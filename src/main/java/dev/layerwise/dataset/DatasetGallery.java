package dev.layerwise.dataset;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is inside the data sets, for people to look at. */
@ApplicationScoped
class DatasetGallery {
  static final int MOST_SAMPLES = 1000;

  private final Map<String, ClassCounts> counts = new ConcurrentHashMap<>();
  private final DatasetCatalogue catalogue;

  DatasetGallery(DatasetCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The class balance; null while the data set is not on this site. */
  @Nullable ClassCounts counts(DatasetEntry entry) {
    return entry.version() == null
        ? null
        : counts.computeIfAbsent(entry.version(), version -> ClassCounts.of(open(entry)));
  }

  /** Up to {@code count} samples of a split from this index on. */
  List<Sample> samples(DatasetEntry entry, Lens lens, Split split, int from, int count) {
    int size = size(entry, split);
    if (from < 0 || count < 1 || count > MOST_SAMPLES) {
      throw Problem.badRequest(
          "Ask for 1 to " + MOST_SAMPLES + " samples, from an index that is not negative.");
    }
    var stored = open(entry);
    lens.requireFit(stored.meta(), split);
    int end = (int) Math.min(size, from + (long) count);
    return IntStream.range(from, end)
        .mapToObj(index -> Sample.of(stored, lens, split, index))
        .toList();
  }

  /** The samples of a split at these indices. */
  List<Sample> samples(DatasetEntry entry, Lens lens, Split split, List<Integer> indices) {
    int size = size(entry, split);
    if (indices.size() > MOST_SAMPLES) {
      throw Problem.badRequest("Ask for at most " + MOST_SAMPLES + " samples at once.");
    }
    for (int index : indices) {
      if (index < 0 || index >= size) {
        throw Problem.badRequest(
            "There is no sample %d: this split of %s holds samples 0 to %d."
                .formatted(index, entry.name(), size - 1));
      }
    }
    var stored = open(entry);
    lens.requireFit(stored.meta(), split);
    return indices.stream().map(index -> Sample.of(stored, lens, split, index)).toList();
  }

  private static int size(DatasetEntry entry, Split split) {
    return split == Split.TRAIN ? entry.train() : entry.test();
  }

  private StoredDataset open(DatasetEntry entry) {
    var version = entry.version();
    if (version == null) {
      throw Problem.conflict(
          "data-set-absent",
          "The data set is not here yet",
          entry.name() + " is not on this site yet. An instructor can import it on its page.");
    }
    var folder =
        catalogue
            .folder(entry.id(), version)
            .orElseThrow(() -> new IllegalStateException(entry.id() + " lost version " + version));
    try {
      return StoredDataset.open(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
