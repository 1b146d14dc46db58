package dev.layerwise.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.network.Fix;
import dev.layerwise.network.Flaw;
import dev.layerwise.network.NetworkCheck;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.network.NetworkReport;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a network can be trained by a plan on some data, and what that will take: the same answer
 * for the builder as for a submission.
 */
public final class SubmissionCheck {
  private SubmissionCheck() {}

  public static Checked check(
      @Nullable JsonNode network,
      @Nullable JsonNode training,
      Material material,
      SiteDevices devices) {
    var read = NetworkReader.read(network);
    var plan = TrainingPlanReader.read(training);
    var report = NetworkCheck.check(read.network(), material.task());
    var flaws = new ArrayList<Flaw>(read.flaws());
    flaws.addAll(report.flaws());
    flaws.addAll(plan.flaws());
    var device = deviceFor(report.work(), plan.plan(), material, devices);
    var cost = CostEstimate.of(report.work(), material, plan.plan(), device);
    addPlanFlaws(flaws, plan.plan(), material, devices);
    addMemoryFlaw(flaws, report, material, plan.plan(), device);
    return new Checked(read.network(), plan.plan(), report, List.copyOf(flaws), cost);
  }

  private static DeviceProfile deviceFor(
      Work work, TrainingPlan plan, Material material, SiteDevices devices) {
    return devices.chosenFor(plan.device(), CostEstimate.of(work, material, plan, devices.cpu()));
  }

  private static void addPlanFlaws(
      List<Flaw> flaws, TrainingPlan plan, Material material, SiteDevices devices) {
    int samples = material.train() - material.validation(plan);
    if (plan.batchSize() > samples) {
      flaws.add(
          Flaw.error(
              "training.batchSize",
              "A batch of %d is more than the %d samples there are to train on. Use a smaller batch."
                  .formatted(plan.batchSize(), samples),
              batchOf(Integer.highestOneBit(samples))));
    }
    augmentationFlaw(plan, material).ifPresent(flaws::add);
    if (plan.earlyStopping() != null && material.validation(plan) == 0) {
      flaws.add(
          Flaw.error(
              "training.earlyStopping",
              "Early stopping looks at samples that are held out from training, and none are."
                  + " Hold out a validation share of 0.1, or train every epoch.",
              Fix.training("Hold out 0.1", Map.of("validation", 0.1)).at("training")));
    }
    if (plan.device() == DeviceChoice.GPU && devices.gpu() == null) {
      flaws.add(
          Flaw.error(
              "training.device",
              "No graphics card is at work on this site now. Let auto choose the device.",
              Fix.training("Use auto", Map.of("device", "auto")).at("training")));
    }
  }

  /** Only images can be flipped and moved, and not out of sight. */
  private static Optional<Flaw> augmentationFlaw(TrainingPlan plan, Material material) {
    var without = Fix.training("Train without augmentation", Map.of("augmentation", List.of()));
    return unfit(plan.augmentation(), material.task().input())
        .map(words -> Flaw.error("training.augmentation", words, without.at("training")));
  }

  /** Why these cannot be done to samples of this shape, in words; empty when they can. */
  public static Optional<String> unfit(List<Augmentation> augmentation, Shape sample) {
    if (augmentation.isEmpty()) {
      return Optional.empty();
    }
    if (!(sample instanceof Shape.Image image)) {
      return Optional.of(
          "Augmentation flips and moves images, but the samples of this data set are rows of"
              + " numbers. Train without it.");
    }
    int most = Math.min(image.height(), image.width()) / 2;
    return augmentation.stream()
        .filter(one -> one.reach() > most)
        .findFirst()
        .map(
            one ->
                "%s by %d pixels can move an image of %d×%d half out of sight. Use at most %d."
                    .formatted(
                        one.kind().label(), one.reach(), image.height(), image.width(), most));
  }

  private static void addMemoryFlaw(
      List<Flaw> flaws,
      NetworkReport report,
      Material material,
      TrainingPlan plan,
      DeviceProfile device) {
    long most = CostEstimate.largestBatch(report.work(), material, plan, device.memoryBytes());
    CostEstimate.misfit(report.work(), material, plan, device.memoryBytes())
        .map(
            message ->
                most >= 1
                    ? Flaw.error("training.batchSize", message, batchOf((int) most))
                    : Flaw.error("", message, null))
        .ifPresent(flaws::add);
  }

  private static Fix batchOf(int size) {
    return Fix.training("Use batch " + size, Map.of("batchSize", size)).at("training");
  }
}
