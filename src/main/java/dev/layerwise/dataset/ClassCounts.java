package dev.layerwise.dataset;

import java.util.Arrays;
import java.util.List;

/** How many samples of each class a split holds, in the order of the classes. */
record ClassCounts(List<Integer> train, List<Integer> test) {

  static ClassCounts of(StoredDataset stored) {
    int train = stored.meta().train();
    return new ClassCounts(
        between(stored, 0, train), between(stored, train, train + stored.meta().test()));
  }

  private static List<Integer> between(StoredDataset stored, int from, int to) {
    var counts = new Integer[stored.meta().classes().size()];
    Arrays.fill(counts, 0);
    for (int i = from; i < to; i++) {
      counts[stored.label(i)]++;
    }
    return List.of(counts);
  }
}
