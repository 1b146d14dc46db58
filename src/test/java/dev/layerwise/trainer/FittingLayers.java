package dev.layerwise.trainer;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Dropout;
import dev.layerwise.network.Flatten;
import dev.layerwise.network.GlobalAvgPool2d;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Merge;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Parallel;
import dev.layerwise.network.Residual;
import dev.layerwise.network.Shape;
import dev.layerwise.network.ShapeMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws layers that fit one another.
 *
 * @param manyChannels whether some have so many that the engine lays eight together, and computes
 *     them by other kernels
 */
record FittingLayers(SplittableRandom random, boolean manyChannels) {
  /** So many layers, and what it takes to tell classes by what leaves them. */
  Network network(Shape input, int length) {
    return network(input, stack(input, length, 2));
  }

  /** These layers, and the same behind them. */
  static Network network(Shape input, List<Layer> layers) {
    var whole = new ArrayList<>(layers);
    var shape = input;
    for (var layer : layers) {
      shape = layer.outputFor(shape);
    }
    if (shape instanceof Shape.Image) {
      whole.add(new Flatten());
    }
    whole.add(new Output());
    return new Network(whole);
  }

  List<Layer> stack(Shape input, int length, int depth) {
    var layers = new ArrayList<Layer>();
    var shape = input;
    while (layers.size() < length) {
      try {
        var layer = layer(shape, depth);
        shape = layer.outputFor(shape);
        layers.add(layer);
      } catch (ShapeMismatch | IllegalArgumentException e) {
        // does not fit here: draw another
      }
    }
    return layers;
  }

  private Layer layer(Shape shape, int depth) {
    var padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    int size = 1 + random.nextInt(4);
    int stride = 1 + random.nextInt(3);
    return switch (random.nextInt(depth > 0 ? 12 : 10)) {
      case 0, 1 -> new Conv2d(filters(), size, stride, padding, activation());
      case 2 -> new MaxPool2d(size, stride, padding);
      case 3 -> new AvgPool2d(size, stride, padding);
      case 4 -> new GlobalAvgPool2d();
      case 5 -> random.nextInt(3) == 0 ? new Flatten() : new BatchNorm();
      case 6 -> new Dropout(0.3);
      case 7 -> new BatchNorm();
      case 8 -> new ActivationLayer(activation());
      case 9 -> new Dense(1 + random.nextInt(9), activation());
      case 10 -> new Residual(stack(shape, 1 + random.nextInt(2), depth - 1));
      default ->
          new Parallel(
              random.nextBoolean() ? Merge.ADD : Merge.CONCAT,
              List.of(
                  stack(shape, random.nextInt(2), depth - 1),
                  stack(shape, 1 + random.nextInt(2), depth - 1)));
    };
  }

  int filters() {
    return manyChannels && random.nextBoolean()
        ? 8 * (1 + random.nextInt(2))
        : 1 + random.nextInt(6);
  }

  /**
   * As often a ReLU as students choose one: together with it some layers are computed otherwise.
   */
  private Activation activation() {
    var all = Activation.values();
    return random.nextInt(3) == 0 ? Activation.RELU : all[random.nextInt(all.length)];
  }
}
