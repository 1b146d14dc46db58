package dev.layerwise.network;

/** Normalises each channel over the batch (Ioffe and Szegedy, arXiv:1502.03167). */
public record BatchNorm() implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.batchNorm(this);
  }
}
