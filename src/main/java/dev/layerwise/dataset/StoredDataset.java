package dev.layerwise.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data set in its one form on disk, memory-mapped: {@code data.bin} holds samples of shape
 * (N,C,H,W) or (N,features), {@code labels.bin} one little-endian int32 a sample, {@code meta.json}
 * the rest. Training samples come first, test samples after them.
 */
public final class StoredDataset {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DatasetMeta meta;
  private final ByteBuffer data;
  private final ByteBuffer labels;
  private final int sampleBytes;

  private StoredDataset(DatasetMeta meta, ByteBuffer data, ByteBuffer labels) {
    this.meta = meta;
    this.data = data;
    this.labels = labels;
    int values = meta.input().stream().reduce(1, Math::multiplyExact);
    this.sampleBytes = values * (meta.type() == DatasetMeta.ValueType.UINT8 ? 1 : Float.BYTES);
  }

  /**
   * Opens the data set in this folder.
   *
   * @throws IOException when a file is missing or its length does not fit the meta data
   */
  public static StoredDataset open(Path folder) throws IOException {
    var meta = JSON.readValue(Files.readAllBytes(folder.resolve("meta.json")), DatasetMeta.class);
    var stored =
        new StoredDataset(meta, map(folder.resolve("data.bin")), map(folder.resolve("labels.bin")));
    long samples = meta.train() + (long) meta.test();
    if (stored.data.capacity() != samples * stored.sampleBytes
        || stored.labels.capacity() != samples * Integer.BYTES) {
      throw new IOException("The files in " + folder + " do not hold " + samples + " samples");
    }
    return stored;
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  public DatasetMeta meta() {
    return meta;
  }

  /** Bytes of one sample in {@code data.bin}. */
  public int sampleBytes() {
    return sampleBytes;
  }

  /** The sample at this index over both splits, little endian; a view, not a copy. */
  public ByteBuffer sample(int index) {
    return samples(index, 1);
  }

  /**
   * So many samples side by side, the first at this index: a view onto memory outside of Java's.
   */
  public ByteBuffer samples(int first, int count) {
    return data.slice(first * sampleBytes, count * sampleBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The label of the sample at this index over both splits. */
  public int label(int index) {
    return labels.getInt(index * Integer.BYTES);
  }
}
