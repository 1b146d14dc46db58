package dev.layerwise.trainer;

import dev.layerwise.training.TrainingPlan;

/** The learning rate of an epoch. */
final class LearningRate {
  private LearningRate() {}

  /** Cosine without restarts: from the full rate in the first epoch towards zero after the last. */
  static double at(int epoch, TrainingPlan plan) {
    double rate = plan.optimizer().learningRate();
    return switch (plan.schedule().kind()) {
      case CONSTANT -> rate;
      case COSINE -> rate * (1 + Math.cos(Math.PI * (epoch - 1) / plan.epochs())) / 2;
    };
  }
}
