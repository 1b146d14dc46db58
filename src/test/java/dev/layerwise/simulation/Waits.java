package dev.layerwise.simulation;

/** Waiting times in milliseconds, sorted. */
record Waits(long[] sorted) {
  /** The time that this share of the runs waited at most. */
  long percentile(double share) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  long longest() {
    return percentile(1);
  }
}
