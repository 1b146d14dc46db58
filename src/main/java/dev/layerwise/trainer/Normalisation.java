package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import java.nio.ByteBuffer;

/** Turns a batch's raw values into floats around zero on the device: {@code x * scale + shift}. */
final class Normalisation {
  private final DataType type;
  private final Shape sample;
  private final float[] scale;
  private final float[] shift;
  private final Shape perChannel;

  Normalisation(DatasetMeta meta) {
    type = meta.type() == ValueType.UINT8 ? DataType.UINT8 : DataType.FLOAT32;
    sample = new Shape(meta.input().stream().mapToLong(Integer::longValue).toArray());
    double unit = meta.type() == ValueType.UINT8 ? 1 / 255.0 : 1;
    scale = new float[meta.mean().size()];
    shift = new float[meta.mean().size()];
    for (int i = 0; i < scale.length; i++) {
      double std =
          meta.std().get(i) > 0 ? meta.std().get(i) : 1; // a constant column stays constant
      scale[i] = (float) (unit / std);
      shift[i] = (float) (-meta.mean().get(i) / std);
    }
    perChannel =
        sample.dimension() == 3 ? new Shape(1, scale.length, 1, 1) : new Shape(1, scale.length);
  }

  /** Of so many samples. */
  Shape shapeOf(int samples) {
    return new Shape(samples).addAll(sample);
  }

  boolean isOfBytes() {
    return type == DataType.UINT8;
  }

  /** Whether one scale and one shift are for all values. */
  boolean isUniform() {
    return scale.length == 1;
  }

  float[] scale() {
    return scale;
  }

  float[] shift() {
    return shift;
  }

  /** Of an array with one value a channel, against a batch. */
  long[] shapePerChannel() {
    return perChannel.getShape();
  }

  /**
   * One of the samples in these raw values, as floats.
   *
   * @param into of shape (C,H,W)
   */
  void read(ByteBuffer values, int sample, float[] into) {
    int from = sample * into.length;
    for (int i = 0; i < into.length; i++) {
      into[i] =
          isOfBytes()
              ? Byte.toUnsignedInt(values.get(from + i))
              : values.getFloat(Float.BYTES * (from + i));
    }
    int area = into.length / scale.length;
    for (int i = 0; i < into.length; i++) {
      into[i] = into[i] * scale[i / area] + shift[i / area];
    }
  }

  /** The batch as floats of shape (N, …), held by this manager. */
  NDArray apply(NDManager manager, Batch batch) {
    var raw = manager.create(batch.values(), shapeOf(batch.size()), type);
    var floats = raw.toType(DataType.FLOAT32, false);
    if (isUniform()) {
      return floats.muli(scale[0]).addi(shift[0]);
    }
    return floats.muli(manager.create(scale, perChannel)).addi(manager.create(shift, perChannel));
  }
}
