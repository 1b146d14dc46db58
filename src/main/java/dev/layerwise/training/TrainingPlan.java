package dev.layerwise.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network learns.
 *
 * @param validation share of the training samples held out, 0 to 0.5
 * @param seed everything random in the run follows from it
 * @param augmentation what happens to each training image before the network sees it, in order
 * @param earlyStopping null to train every epoch
 * @param gradientClipping the largest Euclidean norm of all gradients of a step together (Pascanu,
 *     Mikolov and Bengio, arXiv:1211.5063); null for no limit
 */
public record TrainingPlan(
    int batchSize,
    int epochs,
    Optimizer optimizer,
    Schedule schedule,
    long seed,
    double validation,
    DeviceChoice device,
    List<Augmentation> augmentation,
    @Nullable EarlyStopping earlyStopping,
    Loss loss,
    @Nullable Double gradientClipping) {
  public TrainingPlan {
    PlanSettings.BATCH_SIZE.require(batchSize);
    PlanSettings.EPOCHS.require(epochs);
    PlanSettings.SEED.require(seed);
    PlanSettings.VALIDATION.require(validation);
    augmentation = List.copyOf(augmentation);
    if (gradientClipping != null) {
      PlanSettings.GRADIENT_CLIPPING.require(gradientClipping);
    }
  }

  /** A plan that trains every epoch on the samples as they are, by cross-entropy. */
  public TrainingPlan(
      int batchSize,
      int epochs,
      Optimizer optimizer,
      Schedule schedule,
      long seed,
      double validation,
      DeviceChoice device) {
    this(
        batchSize,
        epochs,
        optimizer,
        schedule,
        seed,
        validation,
        device,
        List.of(),
        null,
        Loss.CROSS_ENTROPY,
        null);
  }
}
