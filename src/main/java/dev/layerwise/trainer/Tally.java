package dev.layerwise.trainer;

/** Loss and hits summed over samples, in a fixed order and in doubles: exact to repeat. */
final class Tally {
  private double lossSum;
  private long hits;
  private long samples;

  Tally() {}

  Tally(double lossSum, long hits, long samples) {
    this.lossSum = lossSum;
    this.hits = hits;
    this.samples = samples;
  }

  /** Adds a batch by its outputs, one row a sample. */
  void add(Objective objective, float[] outputs, int[] labels) {
    int classes = outputs.length / labels.length;
    double batchLoss = 0;
    for (int i = 0; i < labels.length; i++) {
      var answer = objective.read(outputs, i * classes, classes, labels[i]);
      batchLoss += answer.loss();
      hits += answer.predicted() == labels[i] ? 1 : 0;
    }
    lossSum += batchLoss;
    samples += labels.length;
  }

  void add(Tally other) {
    lossSum += other.lossSum;
    hits += other.hits;
    samples += other.samples;
  }

  double lossSum() {
    return lossSum;
  }

  long hits() {
    return hits;
  }

  long samples() {
    return samples;
  }

  double loss() {
    return lossSum / samples;
  }

  double accuracy() {
    return (double) hits / samples;
  }
}
