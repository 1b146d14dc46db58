package dev.layerwise.network;

/** What a convolution or a pool does at the edge: {@code SAME} adds zeros, {@code VALID} none. */
public enum Padding {
  SAME,
  VALID
}
