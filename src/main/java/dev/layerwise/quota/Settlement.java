package dev.layerwise.quota;

/**
 * What became of a slice.
 *
 * @param heldMs device time it was held
 * @param chargedMs what the account paid for that
 * @param carry thousandths of a millisecond that the run's next charge takes over
 */
public record Settlement(long heldMs, long chargedMs, int carry) {}
