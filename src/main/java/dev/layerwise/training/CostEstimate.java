package dev.layerwise.training;

import dev.layerwise.network.Work;

/**
 * What a run will take, before it is trained.
 *
 * @param deviceSeconds how long it holds its device
 * @param memoryBytes of the device, at its most
 * @param device {@code cpu} or {@code gpu}
 * @param measured whether earlier runs refined the time
 */
public record CostEstimate(
    double deviceSeconds, long memoryBytes, String device, boolean measured) {
  /** What the engine itself holds, data and network apart. */
  static final long ENGINE_BYTES = 200L << 20;

  private static final int FLOAT_BYTES = 4;
  // A forward pass alone is about a third of a training step.
  private static final double FORWARD_SHARE = 1.0 / 3;

  static CostEstimate of(Work work, Material material, TrainingPlan plan, DeviceProfile device) {
    double perSample = device.speed().secondsPerSample(work, plan.batchSize());
    long held = material.validation(plan);
    double perEpoch = material.train() - held + held * FORWARD_SHARE;
    double samples = plan.epochs() * perEpoch + material.test() * FORWARD_SHARE;
    return new CostEstimate(
        samples * perSample,
        memory(work, material, plan, plan.batchSize()),
        device.kind(),
        device.speed().measured());
  }

  /** Parameters, gradients and the optimiser's state; what each layer gives, and its gradient. */
  private static long memory(Work work, Material material, TrainingPlan plan, long batchSize) {
    long learned = work.parameters() * (2L + plan.optimizer().kind().states());
    return ENGINE_BYTES + FLOAT_BYTES * (learned + batchSize * perSample(work, material));
  }

  private static long perSample(Work work, Material material) {
    return 2 * work.values() + material.task().input().size();
  }

  /** The largest batch whose memory is no more than this; below 1 when none fits. */
  static long largestBatch(Work work, Material material, TrainingPlan plan, long memoryBytes) {
    long left = memoryBytes - memory(work, material, plan, 0);
    return left < 0 ? 0 : left / (FLOAT_BYTES * perSample(work, material));
  }
}
