package dev.layerwise.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * Points of the plane in two classes, made from a noise level and a seed. {@link Random} and {@link
 * StrictMath} give the same points on every machine.
 */
final class PlanarDatasets {
  private static final double EDGE = 6;

  private PlanarDatasets() {}

  static void write(DatasetDescription about, PlanarSettings settings, DatasetWriter writer)
      throws IOException {
    var cloud = cloud(about.id());
    var random = new Random(settings.seed() * 1_000_003L + about.id().hashCode());
    for (int i = 0; i < about.train() + about.test(); i++) {
      int label = i % 2;
      var point = cloud.draw(label, settings.noiseLevel(), random);
      writer.add(i < about.train() ? Split.TRAIN : Split.TEST, bytes(point), label);
    }
  }

  private static byte[] bytes(Point point) {
    return ByteBuffer.allocate(2 * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(inside(point.x))
        .putFloat(inside(point.y))
        .array();
  }

  private static float inside(double coordinate) {
    return (float) Math.max(-EDGE, Math.min(EDGE, coordinate));
  }

  private static Cloud cloud(String id) {
    return switch (id) {
      case "blobs" -> PlanarDatasets::blob;
      case "circles" -> PlanarDatasets::circle;
      case "moons" -> PlanarDatasets::moon;
      case "xor" -> PlanarDatasets::xor;
      case "spirals" -> PlanarDatasets::spiral;
      default -> throw new IllegalArgumentException("No formula makes " + id);
    };
  }

  private static Point blob(int label, double noise, Random random) {
    double centre = label == 0 ? -2.5 : 2.5;
    return new Point(centre, centre).moved(0.5 + 2 * noise, random);
  }

  private static Point circle(int label, double noise, Random random) {
    double radius = label == 0 ? 2.5 * random.nextDouble() : 3.5 + 1.5 * random.nextDouble();
    return Point.polar(radius, 2 * Math.PI * random.nextDouble()).moved(2 * noise, random);
  }

  private static Point moon(int label, double noise, Random random) {
    var arc = Point.polar(3, Math.PI * random.nextDouble());
    var point =
        label == 0 ? new Point(arc.x - 1.5, arc.y - 0.75) : new Point(1.5 - arc.x, 0.75 - arc.y);
    return point.moved(2 * noise, random);
  }

  private static Point xor(int label, double noise, Random random) {
    double x = 0.3 + 4.7 * random.nextDouble();
    double y = 0.3 + 4.7 * random.nextDouble();
    double side = random.nextBoolean() ? 1 : -1;
    return new Point(side * x, (label == 0 ? side : -side) * y).moved(2 * noise, random);
  }

  private static Point spiral(int label, double noise, Random random) {
    double along = random.nextDouble();
    double angle = 1.25 * along * 2 * Math.PI + label * Math.PI;
    return Point.polar(0.3 + 4.7 * along, angle).moved(noise, random);
  }

  /** Draws points of one class. */
  private interface Cloud {
    Point draw(int label, double noise, Random random);
  }

  private record Point(double x, double y) {
    static Point polar(double radius, double angle) {
      return new Point(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    }

    Point moved(double deviation, Random random) {
      return new Point(
          x + deviation * random.nextGaussian(), y + deviation * random.nextGaussian());
    }
  }
}
