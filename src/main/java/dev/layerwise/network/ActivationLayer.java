package dev.layerwise.network;

/** An activation as a layer of its own. */
public record ActivationLayer(Activation function) implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.activation(this);
  }
}
