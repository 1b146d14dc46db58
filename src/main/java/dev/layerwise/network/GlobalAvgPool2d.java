package dev.layerwise.network;

/**
 * The mean of each channel over the whole image: (C,H,W) becomes C (Lin et al., arXiv:1312.4400).
 */
public record GlobalAvgPool2d() implements Layer {
  @Override
  public Shape outputFor(Shape input) {
    return Shape.flat(ShapeMismatch.image(input, "Global average pooling").channels());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.globalAvgPool2d(this);
  }
}
