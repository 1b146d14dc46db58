package dev.layerwise.trainer;

import java.util.Arrays;
import java.util.Map;

/** Numbers with a shape, in the memory of this process. */
record Tensor(long[] shape, float[] values) {
  Tensor {
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fill the shape " + Arrays.toString(shape));
    }
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

  long toLong() {
    return (long) Float.floatToRawIntBits(values[0]) << 32
        | Float.floatToRawIntBits(values[1]) & 0xffffffffL;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && Arrays.equals(shape, tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor%s#%08x".formatted(Arrays.toString(shape), hashCode());
  }
}
