package dev.layerwise.worker;

import java.time.Duration;

/** Something to be done again and again, the first time at once. Monotonic time. */
final class Rhythm {
  private final long period;
  private long next = System.nanoTime();

  Rhythm(Duration period) {
    this.period = period.toNanos();
  }

  /** Whether it is time; if so, the next time is one period away. */
  boolean due() {
    if (untilDue().isNegative() || untilDue().isZero()) {
      rest();
      return true;
    }
    return false;
  }

  /** The next time is one period away. */
  void rest() {
    next = System.nanoTime() + period;
  }

  /** It is time now. */
  void hurry() {
    next = System.nanoTime();
  }

  /** It is time no later than this from now. */
  void within(Duration time) {
    next = Math.min(next, System.nanoTime() + time.toNanos());
  }

  /** How long until it is time; not positive when it is. */
  Duration untilDue() {
    return Duration.ofNanos(next - System.nanoTime());
  }
}
