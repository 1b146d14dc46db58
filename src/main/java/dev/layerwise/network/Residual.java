package dev.layerwise.network;

import java.util.List;
import java.util.Optional;

/**
 * Adds its input to the output of its stack (He et al., arXiv:1512.03385); a 1×1 projection where
 * shapes differ.
 */
public record Residual(List<Layer> layers) implements Layer {
  public Residual {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("A residual block needs at least one layer inside.");
    }
  }

  @Override
  public Shape outputFor(Shape input) {
    var output = Stack.outputFor(layers, input);
    projection(input, output);
    return output;
  }

  /** The layer that makes the input fit the stack's output; empty when their shapes are equal. */
  public Optional<Layer> projectionFor(Shape input) {
    return projection(input, Stack.outputFor(layers, input));
  }

  static Optional<Layer> projection(Shape input, Shape output) {
    if (input.equals(output)) {
      return Optional.empty();
    }
    requireProjectable(output);
    if (input instanceof Shape.Flat && output instanceof Shape.Flat flat) {
      return Optional.of(new Dense(flat.features(), Activation.LINEAR));
    }
    if (input instanceof Shape.Image from && output instanceof Shape.Image to) {
      return Optional.of(convolution(from, to));
    }
    throw new ShapeMismatch(
        "A residual block adds its input (%s) to what its layers make of it (%s): an image cannot be added to a flat list. Move Flatten or global pooling behind the block."
            .formatted(input, output));
  }

  private static void requireProjectable(Shape output) {
    long width = output instanceof Shape.Image image ? image.channels() : output.size();
    var limit =
        output instanceof Shape.Image ? LayerSettings.FILTERS.max() : LayerSettings.UNITS.max();
    if (width > limit) {
      throw new ShapeMismatch(
          "The layers of this residual block give %s, and its projection can make at most %d. Make them smaller."
              .formatted(output, limit));
    }
  }

  /** A 1×1 kernel at stride s makes ⌊(height − 1) ÷ s⌋ + 1 of the height; so for the width. */
  private static Conv2d convolution(Shape.Image from, Shape.Image to) {
    for (int stride = 1; stride <= LayerSettings.STRIDE.max(); stride++) {
      if (Padding.VALID.outputSize(from.height(), 1, stride) == to.height()
          && Padding.VALID.outputSize(from.width(), 1, stride) == to.width()) {
        return new Conv2d(to.channels(), 1, stride, Padding.VALID, Activation.LINEAR);
      }
    }
    throw new ShapeMismatch(
        "A residual block adds its input (%s) to what its layers make of it (%s), and no 1×1 projection turns %d×%d into %d×%d. Use padding same inside the block, and a stride of 2 to halve the image."
            .formatted(from, to, from.height(), from.width(), to.height(), to.width()));
  }

  @Override
  public long parametersFor(Shape input) {
    return Stack.sum(layers, input, Layer::parametersFor)
        + projectionFor(input).map(layer -> layer.parametersFor(input)).orElse(0L);
  }

  @Override
  public long multiplyAddsFor(Shape input) {
    return Stack.sum(layers, input, Layer::multiplyAddsFor)
        + projectionFor(input).map(layer -> layer.multiplyAddsFor(input)).orElse(0L);
  }

  @Override
  public boolean isRandom() {
    return layers.stream().anyMatch(Layer::isRandom);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.residual(this);
  }
}
