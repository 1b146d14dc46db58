package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.training.Augmenter;
import dev.layerwise.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/** The batches to learn from: samples as they are stored, or changed as the plan says. */
final class TrainingBatches {
  private final Gather gather;
  private final long seed;
  private final @Nullable Augmenter augmenter;

  TrainingBatches(Gather gather, TrainingPlan plan, DatasetMeta data) {
    this.gather = gather;
    this.seed = plan.seed();
    var input = data.input();
    this.augmenter =
        plan.augmentation().isEmpty()
            ? null
            : new Augmenter(plan.augmentation(), input.get(0), input.get(1), input.get(2));
  }

  boolean areAsStored() {
    return augmenter == null;
  }

  /** The samples at {@code order[from]} up to, without, {@code order[to]}, in this epoch. */
  Batch of(int epoch, int[] order, int from, int to) {
    return augmenter == null
        ? gather.batch(order, from, to)
        : gather.augmented(augmenter, seed, epoch, order, from, to);
  }
}
