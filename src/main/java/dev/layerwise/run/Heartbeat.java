package dev.layerwise.run;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a heartbeat.
 *
 * @param remainingMs how much longer the device may be held; past it the trainer must be gone, or
 *     the run over-runs its quota. Null before training starts
 */
public record Heartbeat(Order order, @Nullable Long remainingMs) {
  static final Heartbeat LOST = new Heartbeat(Order.LOST, 0L);
}
