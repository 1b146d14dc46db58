package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.NativeArray;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies of a network's arrays, the only ones that an {@link InferenceGraph} takes: in inference
 * oneDNN lays weights out anew in their own memory, without regard for others that see the same
 * memory. A training step would go on with nonsense.
 */
final class InferenceWeights implements AutoCloseable {
  private final Map<String, NativeArray> arrays;

  private InferenceWeights(Map<String, NativeArray> arrays) {
    this.arrays = arrays;
  }

  static InferenceWeights copyOf(Map<String, NativeArray> originals) {
    var copies = new LinkedHashMap<String, NativeArray>();
    originals.forEach((name, array) -> copies.put(name, array.copy()));
    return new InferenceWeights(copies);
  }

  Map<String, NativeArray> arrays() {
    return arrays;
  }

  @Override
  public void close() {
    arrays.values().forEach(NativeArray::close);
  }
}
