package dev.layerwise.run;

/**
 * Device time that counts less the longer ago it was used, by forward decay (Cormode et al., ICDE
 * 2009), as a base-2 logarithm: the function {@code used} of the database, for looking ahead.
 */
final class DecayedUse {
  private final double halfLifeMs;

  DecayedUse(long halfLifeMs) {
    this.halfLifeMs = halfLifeMs;
  }

  /** The sum after this much more device time, used at this moment. */
  double plus(double use, long ms, long atMs) {
    if (ms <= 0) {
      return use;
    }
    double more = log2(ms) + atMs / halfLifeMs;
    double upper = Math.max(use, more);
    double lower = Math.min(use, more);
    return upper - lower > 60 ? upper : upper + log2(1 + Math.pow(2, lower - upper));
  }

  static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
