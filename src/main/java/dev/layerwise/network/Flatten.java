package dev.layerwise.network;

/** Lays an image (C,H,W) out as one list of C·H·W numbers; a list stays as it is. */
public record Flatten() implements Layer {
  @Override
  public Shape outputFor(Shape input) {
    return Shape.flat((int) Math.min(input.size(), Integer.MAX_VALUE));
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.flatten(this);
  }
}
