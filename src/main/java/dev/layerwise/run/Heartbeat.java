package dev.layerwise.run;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a heartbeat.
 *
 * @param remainingMs how much longer the device may be held; past it the trainer must be gone, or
 *     the run over-runs its quota. Null before training starts
 * @param againInMs the next slice is reserved by a heartbeat no later than this; null when none is
 */
public record Heartbeat(Order order, @Nullable Long remainingMs, @Nullable Long againInMs) {
  static final Heartbeat LOST = new Heartbeat(Order.LOST, 0L, null);
}
