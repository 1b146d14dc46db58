package dev.layerwise.training;

/**
 * A device as its trainer found it.
 *
 * @param kind {@code cpu} or {@code gpu}
 * @param engine for example {@code MXNet 1.9.1}
 * @param memoryBytes what a run may use of it
 */
public record DeviceDescription(String kind, String name, String engine, long memoryBytes) {}
