package dev.layerwise.network;

import java.util.function.IntFunction;

/** The square that a convolution or a pool slides over an image. */
record Window(String word, int size, int stride, Padding padding) {

  /** Throws a {@link ShapeMismatch} whose fix is this layer with a size that fits. */
  void requireFit(Shape.Image image, IntFunction<Layer> withSize) {
    if (padding == Padding.SAME && size % 2 == 0) {
      int odd = size < LayerSettings.KERNEL.max() ? size + 1 : size - 1;
      throw new ShapeMismatch(
          "Padding same adds (%s − 1) ÷ 2 pixels on every side, so the %s must be odd, not %d. Use %d, or padding valid."
              .formatted(word, word, size, odd),
          Fix.replace("Use " + word + " " + odd, withSize.apply(odd)));
    }
    int side = Math.min(image.height(), image.width());
    if (padding == Padding.VALID && size > side) {
      throw tooLarge(image, side, withSize);
    }
  }

  private ShapeMismatch tooLarge(Shape.Image image, int side, IntFunction<Layer> withSize) {
    var message =
        "A %d×%d %s does not fit into an image of %s: it is %d pixels too large."
            .formatted(size, size, word, image, size - side);
    return side == 1
        ? new ShapeMismatch(
            message + " One pixel is left, so remove this layer or an earlier pool.",
            Fix.remove("Remove this layer"))
        : new ShapeMismatch(
            message + " Use at most " + side + ".",
            Fix.replace("Use " + word + " " + side, withSize.apply(side)));
  }

  Shape outputFor(Shape.Image image) {
    return Shape.image(
        image.channels(),
        padding.outputSize(image.height(), size, stride),
        padding.outputSize(image.width(), size, stride));
  }
}
