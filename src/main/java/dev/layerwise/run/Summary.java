package dev.layerwise.run;

import dev.layerwise.training.RunEvent;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What events say about how far a run is and how well it does. What they do not tell is null.
 *
 * @param epochDone whether the place in the training is the end of the epoch, whatever the batch
 * @param firstEpoch of those that ended, which follow one another
 * @param accuracies by epoch from that one on: on held-out samples, or on the training samples
 *     without any
 */
record Summary(
    @Nullable Integer epoch,
    @Nullable Integer batch,
    @Nullable Integer batches,
    @Nullable Double samplesPerSecond,
    boolean epochDone,
    @Nullable Integer firstEpoch,
    List<Double> accuracies) {

  /** Batches are told of a few times a second, so only the end of an epoch tells of its last. */
  static Summary of(List<? extends RunEvent> events) {
    RunEvent.BatchDone latest = null;
    Integer ended = null;
    var accuracies = new TreeMap<Integer, Double>();
    for (var event : events) {
      if (event instanceof RunEvent.BatchDone done) {
        latest = done;
        ended = null;
      } else if (event instanceof RunEvent.EpochDone done) {
        ended = done.epoch();
        accuracies.put(done.epoch(), accuracy(done));
      }
    }
    return new Summary(
        ended != null ? ended : latest == null ? null : Integer.valueOf(latest.epoch()),
        latest == null ? null : latest.batch(),
        latest == null ? null : latest.batches(),
        latest == null ? null : latest.samplesPerSecond(),
        ended != null,
        accuracies.isEmpty() ? null : accuracies.firstKey(),
        List.copyOf(accuracies.values()));
  }

  private static double accuracy(RunEvent.EpochDone done) {
    var validation = done.metrics().validationAccuracy();
    return validation == null ? done.metrics().trainAccuracy() : validation;
  }

  /** The best accuracy of the epochs that ended. */
  @Nullable Double bestAccuracy() {
    return accuracies.stream().max(Double::compare).orElse(null);
  }

  /** The first epoch that had it. */
  @Nullable Integer bestEpoch() {
    var best = bestAccuracy();
    return firstEpoch == null || best == null
        ? null
        : Integer.valueOf(firstEpoch + accuracies.indexOf(best));
  }
}
