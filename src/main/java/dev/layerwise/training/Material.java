package dev.layerwise.training;

import dev.layerwise.network.Task;

/**
 * What a network is to learn from.
 *
 * @param train samples in the training split, before any are held out for validation
 * @param test samples in the test split
 */
public record Material(Task task, int train, int test) {
  /** Samples that are held out from training. */
  public int validation(TrainingPlan plan) {
    return (int) Math.round(train * plan.validation());
  }
}
