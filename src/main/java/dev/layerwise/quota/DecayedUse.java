package dev.layerwise.quota;

import java.time.Duration;
import java.time.Instant;

/**
 * Device time that counts less the longer ago it was used, by forward decay (Cormode et al., ICDE
 * 2009): each part is weighted by 2^(when / half-life), so that stored sums of different accounts
 * compare at any later time without being touched. Kept as a base-2 logarithm, which cannot
 * overflow.
 */
final class DecayedUse {
  private static final double HALF_LIFE_MS = Duration.ofDays(1).toMillis();

  private DecayedUse() {}

  /** The sum after this much more device time, used at this moment. */
  static double plus(double log2Use, long deviceMs, Instant when) {
    if (deviceMs == 0) {
      return log2Use;
    }
    double more = log2(deviceMs) + when.toEpochMilli() / HALF_LIFE_MS;
    double larger = Math.max(log2Use, more);
    double smaller = Math.min(log2Use, more);
    return larger + log2(1 + Math.pow(2, smaller - larger));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
