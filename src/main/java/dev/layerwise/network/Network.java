package dev.layerwise.network;

import java.util.List;

/** A stack of layers, ending in {@link Output}. Equal networks are equal JSON. */
public record Network(List<Layer> layers) {
  public Network {
    layers = List.copyOf(layers);
  }
}
