package dev.layerwise.training;

import dev.layerwise.network.Work;
import java.util.Locale;
import java.util.Optional;

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

  /** Why a run does not fit into so much memory, and what would; empty when it fits. */
  public static Optional<String> misfit(
      Work work, Material material, TrainingPlan plan, long memoryBytes) {
    long most = largestBatch(work, material, plan, memoryBytes);
    if (plan.batchSize() <= most) {
      return Optional.empty();
    }
    var needed = memory(work, material, plan, plan.batchSize());
    return Optional.of(
        "Training in batches of %d needs about %s of memory, but the device has %s. "
                .formatted(plan.batchSize(), gigabytes(needed), gigabytes(memoryBytes))
            + (most >= 1
                ? "Batches of " + most + " fit."
                : "Even one sample at a time does not fit: use smaller layers."));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
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
