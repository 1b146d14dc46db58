package dev.layerwise.training;

/**
 * What a device can hold and how fast it is.
 *
 * @param kind {@code cpu} or {@code gpu}
 * @param memoryBytes what a run may use of it
 */
public record DeviceProfile(String kind, long memoryBytes, Speed speed) {}
