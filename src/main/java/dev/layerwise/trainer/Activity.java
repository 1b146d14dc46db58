package dev.layerwise.trainer;

/**
 * What a layer gives for a few samples.
 *
 * @param deadShare the share of its units that are zero for every sample, at every place
 */
record Activity(double mean, double std, double deadShare) {

  /** Of values that lie as (samples, units, values of a unit). */
  static Activity of(float[] values, int units, int valuesOfUnit) {
    double sum = 0;
    double squares = 0;
    var alive = new boolean[units];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      sum += value;
      squares += value * value;
      if (values[i] != 0) {
        alive[i / valuesOfUnit % units] = true;
      }
    }
    int dead = 0;
    for (var one : alive) {
      dead += one ? 0 : 1;
    }
    double mean = sum / values.length;
    double variance = Math.max(0, squares / values.length - mean * mean);
    return new Activity(mean, Math.sqrt(variance), (double) dead / units);
  }
}
