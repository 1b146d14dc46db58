package dev.layerwise.run;

import java.util.UUID;

/**
 * The number of a run's attempt. Every write by a worker carries it; a write with an older number
 * is refused, because the run has been given to somebody else.
 */
public record Fence(UUID run, long number) {}
