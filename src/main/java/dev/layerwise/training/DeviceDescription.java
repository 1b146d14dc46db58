package dev.layerwise.training;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device as its trainer found it.
 *
 * @param kind {@code cpu} or {@code gpu}
 * @param engine for example {@code MXNet 1.9.1}
 * @param memoryBytes what a run may use of it
 */
public record DeviceDescription(
    @Schema(enumeration = {"cpu", "gpu"}) String kind,
    String name,
    String engine,
    long memoryBytes) {}
