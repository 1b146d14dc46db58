package dev.layerwise.network;

/**
 * What a convolution or a pool does at the edge: {@code SAME} adds (size − 1) ÷ 2 pixels on every
 * side, {@code VALID} none.
 */
public enum Padding {
  SAME,
  VALID;

  /** Pixels added on each side; {@code SAME} is for odd sizes. */
  public int border(int size) {
    return this == SAME ? (size - 1) / 2 : 0;
  }

  /** Dumoulin and Visin, relationship 6: ⌊(input + 2·border − size) ÷ stride⌋ + 1. */
  public int outputSize(int input, int size, int stride) {
    return (input + 2 * border(size) - size) / stride + 1;
  }
}
