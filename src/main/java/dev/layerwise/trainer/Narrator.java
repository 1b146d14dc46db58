package dev.layerwise.trainer;

import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerReport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells the worker what happens, and knows the time that limits how often.
 *
 * @param nanoTime as {@link System#nanoTime}
 */
record Narrator(Consumer<TrainerReport> reports, LongSupplier nanoTime) {
  void say(TrainerReport report) {
    reports.accept(report);
  }

  void tell(RunEvent event) {
    reports.accept(new TrainerReport.Happened(event));
  }

  long now() {
    return nanoTime.getAsLong();
  }
}
