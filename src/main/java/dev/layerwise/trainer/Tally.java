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

  /**
   * Adds a batch by its logits, one row a sample.
   *
   * @return the mean loss of this batch; NaN or infinite when the network left the numbers
   */
  double add(float[] logits, int[] labels) {
    int classes = logits.length / labels.length;
    double batchLoss = 0;
    for (int i = 0; i < labels.length; i++) {
      var answer = Answer.of(logits, i * classes, classes);
      batchLoss += answer.lossFor(logits[i * classes + labels[i]]);
      hits += answer.predicted() == labels[i] ? 1 : 0;
    }
    lossSum += batchLoss;
    samples += labels.length;
    return batchLoss / labels.length;
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

  /**
   * What the logits of one sample say.
   *
   * @param logNormaliser logarithm of the sum of the exponentials
   */
  record Answer(int predicted, double largest, double logNormaliser) {
    static Answer of(float[] logits, int from, int classes) {
      int predicted = 0;
      for (int k = 1; k < classes; k++) {
        if (logits[from + k] > logits[from + predicted]) {
          predicted = k;
        }
      }
      double largest = logits[from + predicted];
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits[from + k] - largest);
      }
      return new Answer(predicted, largest, largest + Math.log(sum));
    }

    /** Cross-entropy when the true class has this logit. */
    double lossFor(double logit) {
      return logNormaliser - logit;
    }

    /** The probability of the predicted class. */
    double confidence() {
      return Math.exp(largest - logNormaliser);
    }
  }
}
