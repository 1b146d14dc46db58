package dev.layerwise.trainer;

/** The sums in a {@link Movement}: of equal numbers, but taken in another order. */
final class MovementSums {
  private MovementSums() {}

  static int compare(double one, double other) {
    return Math.abs(one - other) <= 1e-12 * Math.abs(other) ? 0 : Double.compare(one, other);
  }
}
