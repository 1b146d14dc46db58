package dev.layerwise.run;

import org.jspecify.annotations.Nullable;

/**
 * A message to viewers, made once for all of them.
 *
 * @param seq the seq that a viewer has reached with it
 * @param bornNanos of an event, when it happened, by {@link System#nanoTime()}
 */
record LiveMessage(long seq, String text, @Nullable Long bornNanos) {
  /** What it takes of a buffer, in characters, which for our JSON are bytes. */
  int size() {
    return text.length();
  }

  /** Whether nothing of this run comes after it. PostgreSQL writes JSON with these spaces. */
  boolean isEnd() {
    return text.contains("\"kind\": \"ended\"");
  }

  static LiveMessage position(long seq) {
    return new LiveMessage(seq, "{\"kind\":\"position\",\"seq\":" + seq + "}", null);
  }
}
