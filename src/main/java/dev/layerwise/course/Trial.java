package dev.layerwise.course;

import dev.layerwise.run.RunRecord;
import dev.layerwise.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * How training with one seed ended.
 *
 * @param accuracy on the test split; null when the training broke off
 * @param loss likewise
 */
record Trial(@Nullable Double accuracy, @Nullable Double loss) {
  /** Only what was trained to its end counts: a run that was stopped was stopped by somebody. */
  static Trial of(RunRecord run) {
    return run.state() == RunState.COMPLETED
        ? new Trial(finite(run.testAccuracy()), finite(run.testLoss()))
        : new Trial(null, null);
  }

  private static @Nullable Double finite(@Nullable Double number) {
    return number == null || !Double.isFinite(number) ? null : number;
  }
}
