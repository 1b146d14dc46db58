package dev.layerwise.network;

/**
 * What flows between two layers, without the batch: an image (C,H,W) or a flat list of features.
 */
public sealed interface Shape {

  /** An image of shape (C,H,W). */
  record Image(int channels, int height, int width) implements Shape {
    @Override
    public long size() {
      return (long) channels * height * width;
    }

    @Override
    public String toString() {
      return channels + "×" + height + "×" + width;
    }
  }

  /** A list of features. */
  record Flat(int features) implements Shape {
    @Override
    public long size() {
      return features;
    }

    @Override
    public String toString() {
      return Integer.toString(features);
    }
  }

  /** How many numbers one sample has in this shape. */
  long size();

  static Shape image(int channels, int height, int width) {
    return new Image(channels, height, width);
  }

  static Shape flat(int features) {
    return new Flat(features);
  }

  /** The shape with these dimensions: one number is a flat list, three are an image (C,H,W). */
  static Shape of(java.util.List<Integer> dimensions) {
    return switch (dimensions.size()) {
      case 1 -> flat(dimensions.get(0));
      case 3 -> image(dimensions.get(0), dimensions.get(1), dimensions.get(2));
      default ->
          throw new IllegalArgumentException(
              "A shape has one dimension (features) or three (channels, height, width), not "
                  + dimensions);
    };
  }
}
