package dev.layerwise.trainer;

/**
 * How one learned array moved in a step: sums of squares, which add up over the arrays of a layer.
 *
 * @param gradient of the batch's mean loss
 * @param update what the step added to the array
 * @param weight the array before
 */
record Movement(double gradient, double update, double weight) {
  static final Movement NONE = new Movement(0, 0, 0);

  /** Of so many numbers from this place on. */
  static Movement of(float[] before, float[] gradients, float[] after, int from, int size) {
    double gradient = 0;
    double update = 0;
    double weight = 0;
    for (int i = from; i < from + size; i++) {
      double moved = (double) after[i] - before[i];
      gradient += (double) gradients[i] * gradients[i];
      update += moved * moved;
      weight += (double) before[i] * before[i];
    }
    return new Movement(gradient, update, weight);
  }

  Movement plus(Movement other) {
    return new Movement(gradient + other.gradient, update + other.update, weight + other.weight);
  }

  double gradientNorm() {
    return Math.sqrt(gradient);
  }

  /** How far the step went, measured by the size of what it changed. */
  double updateRatio() {
    return Math.sqrt(update / weight);
  }
}
