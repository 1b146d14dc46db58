package dev.layerwise.dataset;

/** How many samples of each class a split holds, in the order of the classes. */
record ClassCounts(int[] train, int[] test) {

  static ClassCounts of(StoredDataset stored) {
    int classes = stored.meta().classes().size();
    var counts = new ClassCounts(new int[classes], new int[classes]);
    int train = stored.meta().train();
    for (int i = 0; i < train + stored.meta().test(); i++) {
      (i < train ? counts.train : counts.test)[stored.label(i)]++;
    }
    return counts;
  }
}
