package dev.layerwise.network;

/** The last layer: one score per class, from the task; its softmax is part of the loss. */
public record Output() implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.output(this);
  }
}
