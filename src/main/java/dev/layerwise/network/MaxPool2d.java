package dev.layerwise.network;

/** The largest value of each window, channel by channel. */
public record MaxPool2d(int size, int stride, Padding padding) implements Layer {
  public MaxPool2d {
    LayerSettings.SIZE.require(size);
    LayerSettings.POOL_STRIDE.require(stride);
  }

  @Override
  public Shape outputFor(Shape input) {
    var image = ShapeMismatch.image(input, "A pooling layer");
    var window = new Window("window", size, stride, padding);
    window.requireFit(image, this::withSize);
    return window.outputFor(image);
  }

  private Layer withSize(int smaller) {
    return new MaxPool2d(smaller, stride == size ? smaller : stride, padding);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.maxPool2d(this);
  }
}
