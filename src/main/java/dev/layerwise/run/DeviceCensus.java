package dev.layerwise.run;

import java.util.List;
import java.util.UUID;

/** Which devices serve the queue now; the worker's side knows. */
public interface DeviceCensus {
  /** The devices of workers that were heard of lately and can take runs. */
  List<Serving> serving();

  /**
   * A device that takes runs.
   *
   * @param kind {@code cpu} or {@code gpu}
   * @param memoryBytes what a run may use of it
   */
  record Serving(UUID device, String kind, long memoryBytes) {}
}
