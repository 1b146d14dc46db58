package dev.layerwise.run;

import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.dataset.DatasetEntry;
import dev.layerwise.network.Flaw;
import dev.layerwise.network.FlawWriter;
import dev.layerwise.network.NetworkWriter;
import dev.layerwise.platform.Problem;
import dev.layerwise.training.Checked;
import dev.layerwise.training.CostEstimate;
import dev.layerwise.training.DeviceProfile;
import dev.layerwise.training.Material;
import dev.layerwise.training.SiteDevices;
import dev.layerwise.training.Speed;
import dev.layerwise.training.SubmissionCheck;
import dev.layerwise.training.TrainingPlanWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a submission and fixes what it trains for good. */
@ApplicationScoped
class Freezer {
  private final DatasetCatalogue datasets;
  private final DeviceSpeeds devices;

  Freezer(DatasetCatalogue datasets, DeviceSpeeds devices) {
    this.datasets = datasets;
    this.devices = devices;
  }

  /**
   * The run that this submission asks for.
   *
   * @throws Problem 422 with everything that keeps it from training
   */
  FrozenRun freeze(Submission submission) {
    var data = dataset(submission.dataset());
    var version = data.version();
    if (version == null) {
      throw refused(
          "dataset-absent",
          "The data set %s is not on this site yet. An instructor can import it; meanwhile choose another one."
              .formatted(data.name()),
          List.of());
    }
    var material = new Material(data.task(), data.train(), data.test());
    var checked = check(submission, material, devices.now());
    if (!checked.trainable()) {
      throw refused(
          "untrainable",
          "This network cannot be trained yet: " + checked.errors().get(0).message(),
          checked.errors());
    }
    return frozen(data.id(), version, checked, nominal(submission, material, checked));
  }

  private DatasetEntry dataset(@Nullable String id) {
    if (id == null || id.isBlank()) {
      throw Problem.badRequest("Name the data set to train on, as in \"dataset\":\"digits\".");
    }
    return datasets
        .find(id)
        .orElseThrow(
            () ->
                refused(
                    "dataset-unknown",
                    "There is no data set \"%s\" on this site. Choose one from the data page."
                        .formatted(id),
                    List.of()));
  }

  private static Checked check(Submission submission, Material material, SiteDevices devices) {
    return SubmissionCheck.check(submission.network(), submission.training(), material, devices);
  }

  /** The time by the formula alone, on the same kind of device. */
  private static CostEstimate nominal(Submission submission, Material material, Checked checked) {
    var kind = checked.cost().device();
    var expected = new DeviceProfile(kind, Long.MAX_VALUE, Speed.expected(kind));
    var only = new SiteDevices(expected, kind.equals("gpu") ? expected : null);
    return check(submission, material, only).cost();
  }

  private static FrozenRun frozen(
      String dataset, String version, Checked checked, CostEstimate nominal) {
    return new FrozenRun(
        dataset,
        version,
        NetworkWriter.write(checked.network()).toString(),
        TrainingPlanWriter.write(checked.plan()).toString(),
        checked.plan().epochs(),
        checked.report().work().parameters(),
        Math.round(nominal.deviceSeconds() * 1000),
        Math.round(checked.cost().deviceSeconds() * 1000),
        checked.cost().device());
  }

  private static Problem refused(String type, String detail, List<Flaw> flaws) {
    return new Problem(
        422,
        type,
        "The run cannot be started",
        detail,
        Map.of("problems", FlawWriter.write(flaws)));
  }
}
