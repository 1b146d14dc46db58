package dev.layerwise.run;

import java.util.UUID;

/**
 * A device that asks for work.
 *
 * @param worker the worker that serves it
 * @param kind {@code cpu} or {@code gpu}: the lane it takes runs from
 */
public record Claimant(UUID worker, UUID device, String kind) {}
