package dev.layerwise.quota;

import java.util.Locale;

/** Lengths of time in words. */
final class Spell {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private Spell() {}

  /** As exact as matters at its size: {@code 30 h}, {@code 2 min 5 s}, {@code 0.4 s}. */
  static String time(long ms) {
    if (ms >= HOUR) {
      return pair(ms / HOUR, "h", ms % HOUR / MINUTE, "min");
    }
    if (ms >= MINUTE) {
      return pair(ms / MINUTE, "min", ms % MINUTE / 1000, "s");
    }
    return ms % 1000 == 0
        ? ms / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", Math.max(ms, 100) / 1000.0);
  }

  private static String pair(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
