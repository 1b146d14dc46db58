package dev.layerwise.quota;

/**
 * What became of a slice.
 *
 * @param heldMs device time it was held
 * @param chargedMs what the account paid for that
 */
public record Settlement(long heldMs, long chargedMs) {}
