package dev.layerwise.worker;

import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Outcome;
import org.jspecify.annotations.Nullable;

/** How a run's time on this device ended, its files already in the blob store. */
record RunEnd(
    Outcome outcome,
    RunEvent.@Nullable TestMetrics metrics,
    @Nullable String message,
    @Nullable String predictionsBlob,
    @Nullable String modelBlob) {

  static RunEnd of(
      TrainerReport.Finished report, @Nullable String predictions, @Nullable String model) {
    return new RunEnd(report.outcome(), report.metrics(), report.message(), predictions, model);
  }

  /** The same, with these words. */
  RunEnd saying(@Nullable String words) {
    return new RunEnd(outcome, metrics, words, predictionsBlob, modelBlob);
  }

  /** The trainer is gone without results. */
  static RunEnd without(Outcome outcome, @Nullable String message) {
    return new RunEnd(outcome, null, message, null, null);
  }
}
