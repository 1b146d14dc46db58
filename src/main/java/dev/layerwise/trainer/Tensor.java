package dev.layerwise.trainer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers with a shape, in the memory of this process: their own, or a window on somebody else's.
 *
 * @param values all of the buffer, whatever its position
 */
record Tensor(long[] shape, FloatBuffer values) {
  Tensor {
    values = values.duplicate().clear();
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.capacity()) {
      throw new IllegalArgumentException(
          values.capacity() + " values do not fill the shape " + Arrays.toString(shape));
    }
  }

  Tensor(long[] shape, float[] values) {
    this(shape, FloatBuffer.wrap(values));
  }

  /** A whole number, exactly: floats alone would lose it beyond 2^24. */
  static Tensor ofLong(long value) {
    return new Tensor(
        new long[] {2},
        new float[] {
          Float.intBitsToFloat((int) (value >>> 32)), Float.intBitsToFloat((int) value)
        });
  }

  static Tensor named(Map<String, Tensor> tensors, String name) {
    var tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("There is no " + name + " among " + tensors.keySet());
    }
    return tensor;
  }

  /** The same with numbers of their own, which do not change when those do. */
  static Map<String, Tensor> copies(Map<String, Tensor> tensors) {
    var copies = new LinkedHashMap<String, Tensor>();
    tensors.forEach((name, tensor) -> copies.put(name, new Tensor(tensor.shape, tensor.toArray())));
    return copies;
  }

  int size() {
    return values.capacity();
  }

  float[] toArray() {
    var array = new float[size()];
    values.get(0, array);
    return array;
  }

  long toLong() {
    return (long) Float.floatToRawIntBits(values.get(0)) << 32
        | Float.floatToRawIntBits(values.get(1)) & 0xffffffffL;
  }

  /** Bit for bit: zeros of another sign differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && Arrays.equals(shape, tensor.shape)
        && Arrays.equals(toArray(), tensor.toArray());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(toArray());
  }

  @Override
  public String toString() {
    return "Tensor%s#%08x".formatted(Arrays.toString(shape), hashCode());
  }
}
