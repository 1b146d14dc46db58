package dev.layerwise.course;

import dev.layerwise.platform.Problem;
import dev.layerwise.quota.Weights;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A class as its instructor wants it.
 *
 * @param weeklyHours of device time for each student; left out, what everybody gets here
 * @param weight 2 gives each student twice the share of the devices; left out, 1
 */
record ClassWish(
    @Nullable String name,
    @Nullable LocalDate starts,
    @Nullable LocalDate ends,
    @Nullable BigDecimal weeklyHours,
    @Nullable Double weight) {
  private static final int LONGEST_NAME = 60;
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(168);
  private static final BigDecimal HOUR_MS = BigDecimal.valueOf(Duration.ofHours(1).toMillis());
  private static final double USUAL_WEIGHT = 1;

  static ClassWish of(ClassRow row) {
    return new ClassWish(row.name(), row.starts(), row.ends(), hours(row.weeklyMs()), row.weight());
  }

  /** Without an exponent, as people write numbers. */
  static @Nullable BigDecimal hours(@Nullable Long ms) {
    if (ms == null) {
      return null;
    }
    var hours =
        BigDecimal.valueOf(ms).divide(HOUR_MS, 3, RoundingMode.HALF_UP).stripTrailingZeros();
    return hours.scale() < 0 ? hours.setScale(0) : hours;
  }

  /**
   * @throws Problem 422 with what to change
   */
  ClassWish validated() {
    if (cleanName().isEmpty() || cleanName().length() > LONGEST_NAME) {
      throw refused("Give the class a name of at most " + LONGEST_NAME + " characters.");
    }
    if (starts != null && ends != null && ends.isBefore(starts)) {
      throw refused("The class ends before it starts. Choose a later last day.");
    }
    if (weeklyHours != null
        && (weeklyHours.signum() < 0 || weeklyHours.compareTo(MOST_HOURS) > 0)) {
      throw refused("A week has 168 hours: give 0 to 168 a week, or leave the field empty.");
    }
    if (!Weights.allows(finalWeight())) {
      throw refused("Give a weight between 0.1 and 100; 1 is what everybody has.");
    }
    return this;
  }

  String cleanName() {
    return name == null ? "" : name.strip();
  }

  @Nullable Long weeklyMs() {
    return weeklyHours == null ? null : weeklyHours.multiply(HOUR_MS).longValue();
  }

  double finalWeight() {
    return weight == null ? USUAL_WEIGHT : weight;
  }

  boolean hasUsualWeight() {
    return finalWeight() == USUAL_WEIGHT;
  }

  private static Problem refused(String detail) {
    return new Problem(422, "bad-class", "The class needs another value", detail);
  }
}
