package dev.layerwise.run;

import dev.layerwise.training.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What events say about how far a run is and how well it does. */
final class Summary {
  private Summary() {}

  /** Batches are told of a few times a second, so only the end of an epoch tells of its last. */
  static LifeStore.Progress progress(List<RunEvent> events) {
    var progress = new LifeStore.Progress(null, null, null, null, false);
    for (var event : events) {
      if (event instanceof RunEvent.BatchDone done) {
        progress =
            new LifeStore.Progress(
                done.epoch(), done.batch(), done.batches(), done.samplesPerSecond(), false);
      } else if (event instanceof RunEvent.EpochDone done) {
        progress = progress.endOf(done.epoch());
      }
    }
    return progress;
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
