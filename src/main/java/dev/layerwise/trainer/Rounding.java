package dev.layerwise.trainer;

/**
 * How far a compiled graph may go from the arithmetic of DJL's blocks, which it is to be equal to.
 */
enum Rounding {
  /** The same bits, whatever it costs. */
  AS_BLOCKS,

  /** What is the same but for rounding: sums may be taken in another order. */
  FREE
}
