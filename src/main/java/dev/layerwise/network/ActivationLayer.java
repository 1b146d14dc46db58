package dev.layerwise.network;

/** An activation as a layer of its own. */
public record ActivationLayer(Activation function) implements Layer {
  /** Does nothing: keeps a place in a stack. */
  static final ActivationLayer IDENTITY = new ActivationLayer(Activation.LINEAR);

  @Override
  public Shape outputFor(Shape input) {
    return input;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.activation(this);
  }
}
