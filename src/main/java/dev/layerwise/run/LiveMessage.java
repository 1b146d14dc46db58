package dev.layerwise.run;

/** A message to a viewer, and the seq that the viewer has reached with it. */
record LiveMessage(long seq, String kind, String text) {
  /** Whether only the latest of its kind matters to somebody who falls behind. */
  boolean isGauge() {
    return kind.equals("batch") || kind.equals("boundary");
  }

  static LiveMessage position(long seq) {
    return new LiveMessage(seq, "position", "{\"kind\":\"position\",\"seq\":" + seq + "}");
  }
}
