package dev.layerwise.network;

/** A 2-D convolution over (C,H,W), as in Dumoulin and Visin, arXiv:1603.07285. */
public record Conv2d(int filters, int kernel, int stride, Padding padding, Activation activation)
    implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.conv2d(this);
  }
}
