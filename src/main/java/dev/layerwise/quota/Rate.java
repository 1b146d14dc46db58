package dev.layerwise.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What device time costs of the quota, in thousandths. The one place where a rate that is not whole
 * becomes whole milliseconds: always down, so that what is affordable is never over-run.
 */
record Rate(long perMille) {
  Rate {
    if (perMille < 0) {
      throw new IllegalArgumentException("A rate cannot be negative");
    }
  }

  static Rate of(BigDecimal rate) {
    return new Rate(rate.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  boolean free() {
    return perMille == 0;
  }

  /** Milliseconds of quota for this much device time. */
  long cost(long deviceMs) {
    return Math.multiplyExact(deviceMs, perMille) / 1000;
  }

  /** The most device time that this much quota pays for, and no more than {@code atMost}. */
  long affordable(long quotaMs, long atMost) {
    return cost(atMost) <= quotaMs ? atMost : Math.multiplyExact(quotaMs, 1000) / perMille;
  }

  BigDecimal value() {
    return BigDecimal.valueOf(perMille, 3).stripTrailingZeros();
  }
}
