package dev.layerwise.trainer;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Samples side by side. A step that holds the data set on its device needs their numbers alone; for
 * others the values are gathered when they are asked for.
 */
final class Batch {
  private final int[] indices;
  private final int[] labels;
  private final Supplier<ByteBuffer> values;

  /**
   * @param indices of the samples in their data set
   */
  Batch(int[] indices, int[] labels, Supplier<ByteBuffer> values) {
    this.indices = indices;
    this.labels = labels;
    this.values = values;
  }

  /** Samples that are in no data set. */
  static Batch of(ByteBuffer values, int[] labels) {
    return new Batch(new int[0], labels, values::rewind);
  }

  int size() {
    return labels.length;
  }

  /** The samples' places in their data set; none when they come from elsewhere. */
  int[] indices() {
    return indices;
  }

  /** Whether all of these are among so many that the data set begins with. */
  boolean isOfFirst(int count) {
    for (int index : indices) {
      if (index >= count) {
        return false;
      }
    }
    return indices.length > 0;
  }

  /** The class of each sample. */
  int[] labels() {
    return labels;
  }

  /** As the data set holds them, bytes or floats, not normalised; valid until the next batches. */
  ByteBuffer values() {
    return values.get();
  }
}
