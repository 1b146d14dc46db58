package dev.layerwise.worker;

import dev.layerwise.incident.IncidentKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a trainer's process ended, and what is known about why.
 *
 * @param exitCode as a shell gives it: above 128, the number of a signal is added to it
 * @param cause why this worker ended it; null when it ended by itself
 * @param lastWords the last lines it wrote to standard error
 */
record Death(int exitCode, @Nullable String cause, List<String> lastWords) {
  private static final int SIGNALLED = 128;
  private static final int SIGKILL = 9;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "an illegal instruction: this processor lacks what the engine needs",
          6, "the engine gave up (SIGABRT)",
          7, "a bus error: a data file changed or the disk is full",
          9, "killed by the operating system, most often because memory ran out (SIGKILL)",
          11, "a crash in the engine's native code (SIGSEGV)",
          15, "asked to end (SIGTERM)");

  /** What the operating system kills by itself, it kills for want of memory. */
  IncidentKind kind() {
    return cause == null && exitCode == SIGNALLED + SIGKILL
        ? IncidentKind.OUT_OF_MEMORY
        : IncidentKind.TRAINER_DIED;
  }

  /** One sentence for the student whose run it was. */
  String reason() {
    if (cause != null) {
      return cause;
    }
    if (exitCode > SIGNALLED) {
      int signal = exitCode - SIGNALLED;
      return "The training process ended: "
          + SIGNALS.getOrDefault(signal, "signal " + signal)
          + ".";
    }
    return "The training process ended with exit code " + exitCode + lastLine();
  }

  private String lastLine() {
    if (lastWords.isEmpty()) {
      return ".";
    }
    var last = lastWords.get(lastWords.size() - 1);
    return ": " + last + (last.endsWith(".") ? "" : ".");
  }
}
