package dev.layerwise.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What device time costs of the quota, in thousandths. The one place where a rate that is not whole
 * becomes whole milliseconds: what is reserved is rounded up, and what is charged down, with the
 * rest carried into the next charge. So a reservation covers its charge whatever was carried.
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

  /** Milliseconds of quota that this much device time costs at most. */
  long reservation(long deviceMs) {
    return cost(deviceMs, 999);
  }

  /** Whole milliseconds of quota for this much device time and what was carried. */
  long cost(long deviceMs, int carry) {
    return thousandths(deviceMs, carry) / 1000;
  }

  /** What that leaves to carry. */
  int carry(long deviceMs, int carry) {
    return (int) (thousandths(deviceMs, carry) % 1000);
  }

  private long thousandths(long deviceMs, int carry) {
    return Math.addExact(Math.multiplyExact(deviceMs, perMille), carry);
  }

  /** The most device time that this much quota pays for, and no more than {@code atMost}. */
  long affordable(long quotaMs, long atMost) {
    return reservation(atMost) <= quotaMs ? atMost : Math.multiplyExact(quotaMs, 1000) / perMille;
  }

  BigDecimal value() {
    return BigDecimal.valueOf(perMille, 3).stripTrailingZeros();
  }
}
