package dev.layerwise.quota;

/**
 * What became of a slice whose work was lost.
 *
 * @param slice the slice itself: it was held and charged
 * @param refundedMs what was paid back then, with that of the slices before whose work was lost too
 */
public record PaidBack(Settlement slice, long refundedMs) {}
