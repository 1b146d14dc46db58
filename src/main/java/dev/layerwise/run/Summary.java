package dev.layerwise.run;

import dev.layerwise.training.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What events say about how far a run is and how well it does. */
final class Summary {
  private Summary() {}

  static LifeStore.Progress progress(List<RunEvent> events) {
    RunEvent.@Nullable BatchDone batch = null;
    for (var event : events) {
      if (event instanceof RunEvent.BatchDone done) {
        batch = done;
      }
    }
    return batch == null
        ? new LifeStore.Progress(null, null, null, null)
        : new LifeStore.Progress(
            batch.epoch(), batch.batch(), batch.batches(), batch.samplesPerSecond());
  }

  /** By epoch: the accuracy on held-out samples, or on the training samples without any. */
  static Map<Integer, Double> accuracies(List<RunEvent> events) {
    var accuracies = new TreeMap<Integer, Double>();
    for (var event : events) {
      if (event instanceof RunEvent.EpochDone done) {
        var validation = done.metrics().validationAccuracy();
        accuracies.put(
            done.epoch(), validation == null ? done.metrics().trainAccuracy() : validation);
      }
    }
    return accuracies;
  }
}
