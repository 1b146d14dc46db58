package dev.layerwise.network;

/** The largest value of each window, channel by channel. */
public record MaxPool2d(int size, int stride, Padding padding) implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.maxPool2d(this);
  }
}
