package dev.layerwise.training;

/**
 * How a network learns.
 *
 * @param validation share of the training samples held out, 0 to 0.5
 * @param seed everything random in the run follows from it
 */
public record TrainingPlan(
    int batchSize,
    int epochs,
    Optimizer optimizer,
    Schedule schedule,
    long seed,
    double validation,
    DeviceChoice device) {
  public TrainingPlan {
    PlanSettings.BATCH_SIZE.require(batchSize);
    PlanSettings.EPOCHS.require(epochs);
    PlanSettings.SEED.require(seed);
    PlanSettings.VALIDATION.require(validation);
  }
}
