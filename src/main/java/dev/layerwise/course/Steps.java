package dev.layerwise.course;

import dev.layerwise.lesson.Block;
import dev.layerwise.lesson.Challenge;
import dev.layerwise.lesson.Predict;
import dev.layerwise.lesson.Quiz;

/** The blocks of a lesson that are something to do. */
final class Steps {
  private Steps() {}

  /** The step's id; empty for a block that only is read. */
  static String id(Block block) {
    if (block instanceof Quiz quiz) {
      return quiz.id();
    }
    if (block instanceof Predict predict) {
      return predict.id();
    }
    return block instanceof Challenge challenge ? challenge.id() : "";
  }
}
