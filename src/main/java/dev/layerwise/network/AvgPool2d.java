package dev.layerwise.network;

/** The mean of each window, channel by channel. */
public record AvgPool2d(int size, int stride, Padding padding) implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.avgPool2d(this);
  }
}
