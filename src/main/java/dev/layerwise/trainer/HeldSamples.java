package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.layerwise.dataset.StoredDataset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The training samples as floats on a GPU, for DJL's blocks: only the numbers of a batch's samples
 * cross over to it. {@link ResidentSamples} is the same for MXNet's graph.
 */
final class HeldSamples {
  private static final int AT_ONCE = 512;

  private final NDArray floats;

  HeldSamples(NDManager manager, Normalisation normalisation, StoredDataset data) {
    int count = data.meta().train();
    this.floats = manager.create(normalisation.shapeOf(count), DataType.FLOAT32);
    for (int from = 0; from < count; from += AT_ONCE) {
      int size = Math.min(AT_ONCE, count - from);
      try (var scope = manager.newSubManager()) {
        var raw = Batch.of(data.samples(from, size), new int[size]);
        floats.set(new NDIndex(from + ":" + (from + size)), normalisation.apply(scope, raw));
      }
    }
  }

  /** Holds them where that helps and they fit, and nothing otherwise. */
  static @Nullable HeldSamples of(
      NDManager manager, Normalisation normalisation, StoredDataset data) {
    return manager.getDevice().isGpu() && ResidentSamples.fits(data)
        ? new HeldSamples(manager, normalisation, data)
        : null;
  }

  int count() {
    return Math.toIntExact(floats.getShape().get(0));
  }

  /** Those with these numbers, as floats of shape (N, …), held by the scope. */
  NDArray take(NDManager scope, int[] indices) {
    var numbers = scope.create(Arrays.stream(indices).asLongStream().toArray());
    var taken = floats.get(new NDIndex("{}", numbers));
    taken.attach(scope);
    return taken;
  }
}
