package dev.layerwise.trainer;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Network;
import dev.layerwise.network.Shape;
import java.util.Optional;
import java.util.Set;

/**
 * The beginning of a network of images: a convolution that sees few numbers, perhaps a ReLU, and a
 * max pooling whose windows do not overlap.
 *
 * @param rectified whether there is a ReLU
 * @param layers how many of the network's layers this is
 * @param input what arrives
 */
record Stem(
    Conv2d convolution, MaxPool2d pooling, boolean rectified, int layers, Shape.Image input) {
  /** The arrays that it learns. */
  static final String WEIGHT = "0.weight";

  static final String BIAS = "0.bias";

  /** Weights of one filter: with more of them the engine's own kernels gain ground. */
  private static final int MOST_TAPS = 27;

  /** Values of a batch behind the stem, beyond which Java's own arrays would grow too large. */
  private static final long MOST_VALUES = 32L << 20;

  private static final Layer RELU = new ActivationLayer(Activation.RELU);

  /** That of a network, if it begins so and is not too large for batches of this size. */
  static Optional<Stem> of(Network network, Shape input, int batchSize) {
    return of(network, input).filter(stem -> stem.output().size() * batchSize <= MOST_VALUES);
  }

  /** That of a network, if it begins so. */
  static Optional<Stem> of(Network network, Shape input) {
    var layers = network.layers();
    if (!(input instanceof Shape.Image image)
        || !(layers.get(0) instanceof Conv2d convolution)
        || convolution.stride() != 1) {
      return Optional.empty();
    }
    boolean apart = layers.get(1).equals(RELU);
    int end = apart ? 2 : 1;
    if (!(layers.get(end) instanceof MaxPool2d pooling)
        || pooling.stride() != pooling.size()
        || pooling.padding().border(pooling.size()) > 0) {
      return Optional.empty();
    }
    boolean rectified = apart || convolution.activation() == Activation.RELU;
    var stem = new Stem(convolution, pooling, rectified, end + 1, image);
    return stem.isBent() || stem.taps() > MOST_TAPS ? Optional.empty() : Optional.of(stem);
  }

  /** By anything but a ReLU. */
  private boolean isBent() {
    return !Set.of(Activation.LINEAR, Activation.RELU).contains(convolution.activation());
  }

  /** Weights of one filter. */
  int taps() {
    return input.channels() * kernel() * kernel();
  }

  int filters() {
    return convolution.filters();
  }

  int kernel() {
    return convolution.kernel();
  }

  /** The side of a pooling window, and how far apart they begin. */
  int window() {
    return pooling.size();
  }

  /** Pixels added around the input. */
  int border() {
    return convolution.padding().border(kernel());
  }

  /** What leaves it. */
  Shape.Image output() {
    return (Shape.Image) pooling.outputFor(convolution.outputFor(input));
  }

  /** The input's rows that count, with those that the border adds. */
  int paddedHeight() {
    return output().height() * window() + kernel() - 1;
  }

  int paddedWidth() {
    return output().width() * window() + kernel() - 1;
  }
}
