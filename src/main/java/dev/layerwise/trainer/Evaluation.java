package dev.layerwise.trainer;

import dev.layerwise.training.TrainerReport.AtWork;
import java.util.function.BooleanSupplier;

/** Puts samples to the network as it would be used, batch by batch. */
final class Evaluation {
  private static final int SMALLEST = 32;
  private static final int LARGEST = 512;

  private final Step step;
  private final Gather gather;
  private final int batchSize;
  private final Narrator narrator;

  /** Nothing is kept for gradients, so twice the training's batch fits where one of those did. */
  Evaluation(Step step, Gather gather, int trainingBatchSize, Narrator narrator) {
    this.step = step;
    this.gather = gather;
    this.narrator = narrator;
    this.batchSize = Math.max(SMALLEST, Math.min(LARGEST, 2 * trainingBatchSize));
  }

  /** Takes the logits of some samples, one row each, with their labels. */
  interface Reader {
    void read(float[] logits, int[] labels);
  }

  /** Reads the network's answers to all of these; false when abandoned in between. */
  boolean of(int[] indices, Reader reader, BooleanSupplier abandoned) {
    for (int from = 0; from < indices.length; from += batchSize) {
      if (abandoned.getAsBoolean()) {
        return false;
      }
      var batch = gather.batch(indices, from, Math.min(indices.length, from + batchSize));
      reader.read(step.evaluate(batch), batch.labels());
      narrator.say(new AtWork());
    }
    return true;
  }
}
