package dev.layerwise.network;

import java.util.List;
import java.util.function.ToLongBiFunction;

/** Layers one after another. */
final class Stack {
  private Stack() {}

  static Shape outputFor(List<Layer> layers, Shape input) {
    var shape = input;
    for (var layer : layers) {
      shape = layer.outputFor(shape);
    }
    return shape;
  }

  static long sum(List<Layer> layers, Shape input, ToLongBiFunction<Layer, Shape> count) {
    long total = 0;
    var shape = input;
    for (var layer : layers) {
      total += count.applyAsLong(layer, shape);
      shape = layer.outputFor(shape);
    }
    return total;
  }
}
