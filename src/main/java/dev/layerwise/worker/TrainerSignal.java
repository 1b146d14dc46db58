package dev.layerwise.worker;

import dev.layerwise.training.TrainerReport;

/** What wakes the worker that looks after a trainer, in order. */
sealed interface TrainerSignal {
  record Reported(TrainerReport report) implements TrainerSignal {}

  /** The process has ended; it reports nothing more. */
  record Died(Death death) implements TrainerSignal {}

  /** Look again: a run may be waiting, or a student may want theirs stopped. */
  record Nudged() implements TrainerSignal {}
}
