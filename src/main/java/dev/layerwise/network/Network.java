package dev.layerwise.network;

import java.util.List;

/** A stack of layers, ending in its only {@link Output}. Equal networks are equal JSON. */
public record Network(List<Layer> layers) {
  public Network {
    layers = List.copyOf(layers);
    long outputs = layers.stream().filter(Output.class::isInstance).count();
    if (outputs != 1 || !(layers.get(layers.size() - 1) instanceof Output)) {
      throw new IllegalArgumentException("A network ends in its output, and has only one.");
    }
  }

  /** Whether any layer draws at random while it is trained. */
  public boolean isRandom() {
    return layers.stream().anyMatch(Layer::isRandom);
  }
}
