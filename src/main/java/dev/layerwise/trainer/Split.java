package dev.layerwise.trainer;

import dev.layerwise.training.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which training samples are learned from, and which are held out to watch for overfitting. */
record Split(int[] training, int[] validation) {

  /** Holds out this share, drawn by the seed; at least one sample is left to learn from. */
  static Split of(int samples, double share, long seed) {
    var all = IntStream.range(0, samples).toArray();
    shuffle(all, Seeds.split(seed));
    int held = (int) Math.min(samples - 1L, Math.round(samples * share));
    return new Split(Arrays.copyOfRange(all, held, samples), Arrays.copyOf(all, held));
  }

  /** The training samples in this epoch's order. */
  int[] order(long seed, int epoch) {
    var order = training.clone();
    shuffle(order, Seeds.order(seed, epoch));
    return order;
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
