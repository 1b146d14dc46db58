package dev.layerwise.network;

/** A fully connected layer over a flat list: y = activation(Wx + b). */
public record Dense(int units, Activation activation) implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.dense(this);
  }
}
