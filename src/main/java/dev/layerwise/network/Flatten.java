package dev.layerwise.network;

/** Lays an image (C,H,W) out as one list of C·H·W numbers. */
public record Flatten() implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.flatten(this);
  }
}
