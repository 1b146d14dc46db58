package dev.layerwise.network;

/** The mean of each window, channel by channel. */
public record AvgPool2d(int size, int stride, Padding padding) implements Layer {
  public AvgPool2d {
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
    return new AvgPool2d(smaller, stride == size ? smaller : stride, padding);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.avgPool2d(this);
  }
}
