package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import dev.layerwise.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Samples drawn at random: bytes for images, floats for lists. */
final class NoiseData {
  private NoiseData() {}

  static DatasetMeta meta(Shape input, int classes) {
    var dimensions =
        input instanceof Shape.Image image
            ? List.of(image.channels(), image.height(), image.width())
            : List.of((int) input.size());
    int channels = dimensions.get(0);
    return new DatasetMeta(
        "noise",
        "Noise",
        dimensions,
        input instanceof Shape.Image ? ValueType.UINT8 : ValueType.FLOAT32,
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
        List.of(),
        100,
        0,
        IntStream.range(0, channels).mapToObj(channel -> 0.3 + 0.05 * channel).toList(),
        IntStream.range(0, channels).mapToObj(channel -> 0.25 + 0.01 * channel).toList(),
        "made up",
        null,
        "");
  }

  static Batch batch(SplittableRandom random, DatasetMeta data, int samples) {
    int count = samples * data.input().stream().reduce(1, Math::multiplyExact);
    var labels = IntStream.range(0, samples).map(i -> random.nextInt(data.classes().size()));
    boolean bytes = data.type() == ValueType.UINT8;
    var values =
        ByteBuffer.allocateDirect(bytes ? count : count * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      if (bytes) {
        values.put((byte) random.nextInt());
      } else {
        values.putFloat((float) random.nextDouble(-1, 1));
      }
    }
    return Batch.of(values.flip(), labels.toArray());
  }
}
