package dev.layerwise.run;

import java.util.UUID;

/** What the student or the quota wants of a run that a worker holds. */
public record HeldOrder(UUID run, long fence, Order order) {}
