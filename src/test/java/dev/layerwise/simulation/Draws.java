package dev.layerwise.simulation;

import java.util.SplittableRandom;

/** Random numbers that depend on nothing but the seed, not even on the Java version. */
final class Draws {
  private final SplittableRandom random;

  Draws(long seed) {
    this(new SplittableRandom(seed));
  }

  private Draws(SplittableRandom random) {
    this.random = random;
  }

  /** A stream of its own: what one student draws does not change another's. */
  Draws split() {
    return new Draws(random.split());
  }

  double uniform() {
    return random.nextDouble();
  }

  /** The time between two arrivals of a Poisson process, 1 on average. */
  double exponential() {
    return -Math.log(1 - uniform());
  }

  /** By Box and Muller, Annals of Mathematical Statistics 29, 1958. */
  double normal() {
    return Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform());
  }
}
