package dev.layerwise.worker;

import dev.layerwise.training.DeviceDescription;
import java.time.Duration;

/**
 * What a run may take of its host and of time. The worker holds it, whatever the trainer does.
 *
 * @param memoryBytes of the host's memory, for one trainer
 * @param runTime device time of a run over all its attempts; then it stops and keeps its results
 * @param silence a trainer that has a run and reports nothing for so long hangs, and is ended
 */
record TrainerLimits(long memoryBytes, Duration runTime, Duration silence) {

  /** The rest is for the system, this worker, and a server and a database beside it. */
  private static final double SHARE_OF_TRAINERS = 0.8;

  /** What each of this many trainers may take, so that together they leave the host alive. */
  static long shareOf(long hostMemory, int trainers) {
    return (long) (hostMemory * SHARE_OF_TRAINERS / Math.max(1, trainers));
  }

  /** A processor's memory is the host's: a run is told of no more than it may take. */
  DeviceDescription within(DeviceDescription found) {
    return found.kind().equals("cpu")
        ? new DeviceDescription(
            found.kind(), found.name(), found.engine(), Math.min(found.memoryBytes(), memoryBytes))
        : found;
  }
}
