package dev.layerwise.course;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt's row.
 *
 * @param rules JSON, as the lesson had them when the run was handed in
 * @param handedIn the run as it was recorded then, as JSON
 * @param met rules that were met; null until it is judged
 */
record AttemptRow(
    UUID id,
    UUID account,
    String lesson,
    UUID run,
    String rules,
    String handedIn,
    Instant at,
    State state,
    @Nullable Integer met) {

  /** Whether it is judged. */
  enum State {
    JUDGING,
    MET,
    FAILED
  }

  /** One of its runs: the student's own in place 0, then other seeds. */
  record Seed(int place, UUID run, int repeats) {}
}
