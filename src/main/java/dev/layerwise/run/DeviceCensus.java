package dev.layerwise.run;

import java.util.UUID;

/** Which devices serve the queue now; the worker's side knows. */
public interface DeviceCensus {
  /** How many devices of this kind ({@code cpu} or {@code gpu}) take runs now. */
  int serving(String kind);

  /** The kind of this device, or an empty string when there is no such device. */
  String kindOf(UUID device);
}
