package dev.layerwise.simulation;

import java.time.Duration;

/**
 * How long runs take on a device: log-normal, as lengths of computing jobs usually are.
 *
 * @param median half of them are shorter
 * @param spread standard deviation of the logarithm; 0 makes all equal
 */
record Lengths(Duration median, double spread) {
  long draw(Draws draws) {
    return Math.max(1, Math.round(median.toMillis() * Math.exp(spread * draws.normal())));
  }

  double meanMs() {
    return median.toMillis() * Math.exp(spread * spread / 2);
  }
}
