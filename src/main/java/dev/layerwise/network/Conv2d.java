package dev.layerwise.network;

/** A 2-D convolution over (C,H,W), as in Dumoulin and Visin, arXiv:1603.07285. */
public record Conv2d(int filters, int kernel, int stride, Padding padding, Activation activation)
    implements Layer {
  public Conv2d {
    LayerSettings.FILTERS.require(filters);
    LayerSettings.KERNEL.require(kernel);
    LayerSettings.STRIDE.require(stride);
  }

  @Override
  public Shape outputFor(Shape input) {
    var image = ShapeMismatch.image(input, "A convolution");
    new Window("kernel", kernel, stride, padding).requireFit(image, this::withKernel);
    return Shape.image(
        filters,
        padding.outputSize(image.height(), kernel, stride),
        padding.outputSize(image.width(), kernel, stride));
  }

  private Layer withKernel(int smaller) {
    return new Conv2d(filters, smaller, stride, padding, activation);
  }

  @Override
  public long parametersFor(Shape input) {
    return filters * (weightsPerFilter(input) + 1);
  }

  @Override
  public long multiplyAddsFor(Shape input) {
    return outputFor(input).size() * weightsPerFilter(input);
  }

  private long weightsPerFilter(Shape input) {
    long channels = ShapeMismatch.image(input, "A convolution").channels();
    return channels * kernel * kernel;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.conv2d(this);
  }
}
