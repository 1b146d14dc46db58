package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Small data sets in the stored form: made up so that a network can learn them, or shipped. */
final class StoredSamples {
  private StoredSamples() {}

  /** Two blobs in the plane. */
  static Path points(Path folder, int train, int test) throws IOException {
    var random = new SplittableRandom(11);
    int all = train + test;
    var data = ByteBuffer.allocate(all * 8).order(ByteOrder.LITTLE_ENDIAN);
    var labels = ByteBuffer.allocate(all * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < all; i++) {
      int label = random.nextInt(2);
      double centre = label == 0 ? -1 : 1;
      data.putFloat((float) (centre + 0.4 * random.nextGaussian()));
      data.putFloat((float) (centre + 0.4 * random.nextGaussian()));
      labels.putInt(label);
    }
    return store(
        folder, meta("points", List.of(2), ValueType.FLOAT32, 2, train, test), data, labels);
  }

  /** Images of noise, with one bright row or column that tells the class. */
  static Path stripes(Path folder, int channels, int side, int classes, int train, int test)
      throws IOException {
    var random = new SplittableRandom(12);
    int all = train + test;
    int pixels = channels * side * side;
    var data = ByteBuffer.allocate(all * pixels);
    var labels = ByteBuffer.allocate(all * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < all; i++) {
      int label = random.nextInt(classes);
      for (int p = 0; p < pixels; p++) {
        int row = p / side % side;
        data.put((byte) (random.nextInt(100) + (row % classes == label ? 120 : 0)));
      }
      labels.putInt(label);
    }
    var input = List.of(channels, side, side);
    return store(
        folder, meta("stripes", input, ValueType.UINT8, classes, train, test), data, labels);
  }

  /** The first images of a data set that ships with the program. */
  static Path shipped(Path folder, String id, int channels, int side, int classes, int train)
      throws IOException {
    var input = List.of(channels, side, side);
    return store(
        folder,
        meta(id, input, ValueType.UINT8, classes, train, 0),
        unpacked("/datasets/" + id + "/data.bin.gz", train * channels * side * side),
        unpacked("/datasets/" + id + "/labels.bin.gz", train * Integer.BYTES));
  }

  private static ByteBuffer unpacked(String resource, int bytes) throws IOException {
    try (var packed = StoredSamples.class.getResourceAsStream(resource);
        var unpacked = new GZIPInputStream(packed)) {
      return ByteBuffer.wrap(unpacked.readNBytes(bytes));
    }
  }

  private static DatasetMeta meta(
      String id, List<Integer> input, ValueType type, int classes, int train, int test) {
    int channels = input.get(0);
    var features = input.size() == 1 ? List.of("x", "y") : List.<String>of();
    return new DatasetMeta(
        id,
        id,
        input,
        type,
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
        features,
        train,
        test,
        IntStream.range(0, channels).mapToObj(c -> type == ValueType.UINT8 ? 0.3 : 0.1).toList(),
        IntStream.range(0, channels).mapToObj(c -> type == ValueType.UINT8 ? 0.25 : 1.1).toList(),
        "made up",
        null,
        id + train + "/" + test);
  }

  private static Path store(Path folder, DatasetMeta meta, ByteBuffer data, ByteBuffer labels)
      throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("data.bin"), data.array());
    Files.write(folder.resolve("labels.bin"), labels.array());
    Files.write(folder.resolve("meta.json"), new ObjectMapper().writeValueAsBytes(meta));
    return folder;
  }
}
