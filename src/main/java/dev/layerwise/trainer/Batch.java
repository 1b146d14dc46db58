package dev.layerwise.trainer;

import java.nio.ByteBuffer;

/**
 * Samples side by side in memory, as the data set holds them: bytes or floats, not normalised.
 *
 * @param values a direct buffer of {@code labels.length} samples
 * @param labels the class of each sample
 */
record Batch(ByteBuffer values, int[] labels) {
  int size() {
    return labels.length;
  }
}
