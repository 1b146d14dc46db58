package dev.layerwise.network;

/** A fully connected layer over a flat list: y = activation(Wx + b). */
public record Dense(int units, Activation activation) implements Layer {
  public Dense {
    LayerSettings.UNITS.require(units);
  }

  @Override
  public Shape outputFor(Shape input) {
    ShapeMismatch.flat(input, "A dense layer");
    return Shape.flat(units);
  }

  @Override
  public long parametersFor(Shape input) {
    return units * (input.size() + 1);
  }

  @Override
  public long multiplyAddsFor(Shape input) {
    return units * input.size();
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.dense(this);
  }
}
