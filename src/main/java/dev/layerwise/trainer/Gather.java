package dev.layerwise.trainer;

import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.training.Augmenter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Copies scattered samples of the mapped data set into batches. */
final class Gather {
  /** An engine may still read the batch before the last when a new one is filled. */
  private static final int IN_FLIGHT = 4;

  private final StoredDataset data;
  private final ByteBuffer[] buffers = new ByteBuffer[IN_FLIGHT];
  private int next;

  Gather(StoredDataset data) {
    this.data = data;
  }

  /** The samples at {@code indices[from]} up to, without, {@code indices[to]}. */
  Batch batch(int[] indices, int from, int to) {
    var chosen = Arrays.copyOfRange(indices, from, to);
    return new Batch(chosen, labels(chosen), () -> values(chosen));
  }

  /** The same as the network sees them in training, changed by the plan. */
  Batch augmented(Augmenter augmenter, long seed, int epoch, int[] indices, int from, int to) {
    var chosen = Arrays.copyOfRange(indices, from, to);
    return new Batch(
        new int[0], // they are no longer what the data set holds
        labels(chosen),
        () -> {
          int size = data.sampleBytes();
          var values = buffer(chosen.length * size);
          for (int i = 0; i < chosen.length; i++) {
            int sample = chosen[i];
            augmenter.write(data.sample(sample), values, i * size, seed, epoch, sample);
          }
          return values;
        });
  }

  private int[] labels(int[] indices) {
    var labels = new int[indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(indices[i]);
    }
    return labels;
  }

  private ByteBuffer values(int[] indices) {
    var values = buffer(indices.length * data.sampleBytes());
    for (int index : indices) {
      values.put(data.sample(index));
    }
    return values.flip();
  }

  private ByteBuffer buffer(int bytes) {
    next = (next + 1) % IN_FLIGHT;
    if (buffers[next] == null || buffers[next].capacity() < bytes) {
      buffers[next] = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
    return buffers[next].clear().limit(bytes);
  }
}
