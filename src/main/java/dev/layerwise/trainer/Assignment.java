package dev.layerwise.trainer;

import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.Network;
import dev.layerwise.network.NetworkCheck;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.training.CostEstimate;
import dev.layerwise.training.Material;
import dev.layerwise.training.TrainerCommand.Train;
import dev.layerwise.training.TrainingPlan;
import dev.layerwise.training.TrainingPlanReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is to be trained, on what, and how. */
record Assignment(Network network, TrainingPlan plan, StoredDataset data) {

  static Assignment of(Train work) throws IOException {
    return new Assignment(
        NetworkReader.parse(work.network()),
        TrainingPlanReader.parse(work.training()),
        StoredDataset.open(Path.of(work.datasetFolder())));
  }

  /** Refuses in words what needs more memory than the device can give now. */
  void requireFit(long memoryBytes) {
    var meta = data.meta();
    var task = new Task(Shape.of(meta.input()), meta.classes().size());
    var work = NetworkCheck.check(network, task).work();
    CostEstimate.misfit(work, new Material(task, meta.train(), meta.test()), plan, memoryBytes)
        .ifPresent(
            message -> {
              throw new DoesNotFit(message);
            });
  }

  /** Tells one frozen run's checkpoints from another's. */
  String identity() {
    // Plans that use nothing new are called as before, so that checkpoints of then still go on.
    var planned =
        plan.toString()
            .replace(", loss=CROSS_ENTROPY, gradientClipping=null]", "]")
            .replace(", augmentation=[], earlyStopping=null]", "]");
    var text = String.join("\n", network.toString(), planned, data.meta().sha256());
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** A run that would need more memory than there is. */
  static final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1;

    DoesNotFit(String message) {
      super(message);
    }
  }
}
