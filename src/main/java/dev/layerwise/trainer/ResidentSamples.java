package dev.layerwise.trainer;

import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.NativeArray.Type;

/**
 * The training samples on the device, normalised once: a step then takes only their numbers. Worth
 * it for small data sets; larger ones stay bytes in their file, which the kernel keeps in memory.
 */
final class ResidentSamples implements AutoCloseable {
  /** About the samples of MNIST in full; normalising so many takes a few tenths of a second. */
  private static final long MOST_BYTES = 192L << 20;

  private static final int AT_ONCE = 512;

  private final NativeArray row;
  private final NativeArray samples;
  private final NativeArray labels;
  private final int count;

  ResidentSamples(SampleInput input, StoredDataset data) {
    this.count = data.meta().train();
    this.row = input.normalisedSpace(count);
    this.samples = input.window(row, 0, count);
    this.labels = NativeArray.create(input.context(), Type.FLOAT32, count);
    var classes = new float[count];
    for (int i = 0; i < count; i++) {
      classes[i] = data.label(i);
    }
    labels.write(classes);
    for (int from = 0; from < count; from += AT_ONCE) {
      normalise(input, data, from, Math.min(AT_ONCE, count - from));
    }
  }

  static boolean fits(StoredDataset data) {
    long values = data.meta().input().stream().reduce(1, Math::multiplyExact);
    return values * data.meta().train() * Float.BYTES <= MOST_BYTES;
  }

  private void normalise(SampleInput input, StoredDataset data, int from, int size) {
    try (var raw = input.space(size);
        var window = input.window(row, from, size)) {
      raw.write(data.samples(from, size));
      input.normalise(raw, window);
    }
  }

  int count() {
    return count;
  }

  NativeArray samples() {
    return samples;
  }

  NativeArray labels() {
    return labels;
  }

  @Override
  public void close() {
    samples.close();
    row.close();
    labels.close();
  }
}
