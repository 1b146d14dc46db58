package dev.layerwise.network;

/** How parallel branches become one output: added, or joined along the channels. */
public enum Merge {
  ADD,
  CONCAT
}
