package dev.layerwise.run;

import dev.layerwise.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a run is called. */
final class RunName {
  private static final int LONGEST = 120;

  private RunName() {}

  /** The wanted name, or one made from the data set. */
  static String of(@Nullable String wanted, String dataset) {
    return wanted == null || wanted.isBlank() ? "Run on " + dataset : valid(wanted);
  }

  static String valid(@Nullable String wanted) {
    if (wanted == null || wanted.isBlank() || wanted.strip().length() > LONGEST) {
      throw Problem.badRequest("A run's name has 1 to " + LONGEST + " characters.");
    }
    return wanted.strip();
  }
}
