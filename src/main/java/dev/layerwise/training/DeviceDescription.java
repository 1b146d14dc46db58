package dev.layerwise.training;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device as its trainer found it.
 *
 * @param kind {@code cpu} or {@code gpu}
 * @param engine for example {@code MXNet 1.9.1}; of a run that trains, also how it computes
 * @param memoryBytes what a run may use of it
 */
public record DeviceDescription(
    @Schema(enumeration = {"cpu", "gpu"}) String kind,
    String name,
    String engine,
    long memoryBytes) {

  /** The same device at a run that is computed in this way. */
  public DeviceDescription computing(String how) {
    return new DeviceDescription(kind, name, engine + ", " + how, memoryBytes);
  }
}
