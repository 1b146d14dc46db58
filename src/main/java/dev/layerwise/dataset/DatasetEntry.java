package dev.layerwise.dataset;

import dev.layerwise.network.Task;
import org.jspecify.annotations.Nullable;

/**
 * A data set of the catalogue as it stands now.
 *
 * @param id of the data set; of a generated one it may hold its settings, as in {@code
 *     spirals~noise=0.2~seed=3}
 * @param version SHA-256 of the data, null when there is none on this site yet
 * @param train samples in the training split of that version
 * @param test samples in its test split
 */
public record DatasetEntry(
    String id, DatasetDescription about, @Nullable String version, int train, int test) {

  /** Whether it can be trained on. */
  public boolean ready() {
    return version != null;
  }

  public Task task() {
    return about.task();
  }

  public String name() {
    return about.name();
  }
}
