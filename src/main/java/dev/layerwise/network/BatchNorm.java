package dev.layerwise.network;

/** Normalises each channel over the batch (Ioffe and Szegedy, arXiv:1502.03167). */
public record BatchNorm() implements Layer {
  @Override
  public Shape outputFor(Shape input) {
    return input;
  }

  /** A scale and a shift for each channel; the running mean and variance are not learned. */
  @Override
  public long parametersFor(Shape input) {
    return 2 * (input instanceof Shape.Image image ? image.channels() : input.size());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.batchNorm(this);
  }
}
