package dev.layerwise.trainer;

import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.training.TrainerCommand.Train;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.training.TrainingPlanReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What the worker asked for, from opening the data to the last report. */
final class Job {
  private final TrainingDevice device;
  private final Wish wish;
  private final Consumer<TrainerReport> reports;
  private final LongSupplier nanoTime;

  Job(TrainingDevice device, Wish wish, Consumer<TrainerReport> reports, LongSupplier nanoTime) {
    this.device = device;
    this.wish = wish;
    this.reports = reports;
    this.nanoTime = nanoTime;
  }

  Finished run(Train work) {
    try {
      return train(work);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      e.printStackTrace();
      return new Finished(Outcome.FAILED, null, FailureWords.of(e), null, null);
    }
  }

  private Finished train(Train work) throws IOException {
    var network = NetworkReader.parse(work.network());
    var plan = TrainingPlanReader.parse(work.training());
    var data = StoredDataset.open(Path.of(work.datasetFolder()));
    var identity = Identity.of(network, plan, data.meta());
    try (var step = new DjlStep(device, network, plan, data.meta())) {
      var folder = new RunFolder(Path.of(work.outputFolder()));
      var run = new TrainingRun(identity, step, data, plan, folder, wish, reports, nanoTime);
      if (work.checkpoint() != null) {
        run.goOnFrom(Checkpoint.read(Path.of(work.checkpoint()), identity));
      }
      return run.run();
    }
  }
}
