package dev.layerwise.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.platform.Disk;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a data set sample by sample. It appears whole, in the folder of its version, or not at
 * all: closing a writer that did not finish leaves nothing.
 */
final class DatasetWriter implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DatasetDescription about;
  private final Path versions;
  private final Path unfinished;
  private final OutputStream data;
  private final OutputStream labels;
  private final ChannelStatistics statistics;
  private int train;
  private int test;

  /**
   * @param versions the folder that will hold the version's folder
   * @param incoming a folder on the same file system, for what is not finished
   */
  DatasetWriter(DatasetDescription about, Path versions, Path incoming) throws IOException {
    this.about = about;
    this.versions = versions;
    Files.createDirectories(incoming);
    this.unfinished = Files.createTempDirectory(incoming, about.id() + "-");
    this.data = open("data.bin");
    this.labels = open("labels.bin");
    this.statistics = new ChannelStatistics(about);
  }

  private OutputStream open(String file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(unfinished.resolve(file)), 1 << 16);
  }

  /** Adds a sample, its floats little endian. Training samples come before test samples. */
  void add(Split split, byte[] sample, int label) throws IOException {
    if (sample.length != about.sampleBytes()) {
      throw new IllegalArgumentException(
          about.id() + " has samples of " + about.sampleBytes() + " bytes, not " + sample.length);
    }
    if (label < 0 || label >= about.classes().size()) {
      throw new IllegalArgumentException(about.id() + " has no class " + label);
    }
    count(split, sample);
    data.write(sample);
    labels.write(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(label).array());
  }

  private void count(Split split, byte[] sample) {
    if (split == Split.TEST) {
      test++;
      return;
    }
    if (test > 0) {
      throw new IllegalStateException("A training sample came after a test sample");
    }
    train++;
    statistics.add(ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Closes the files, names them by their hash and moves them to their place. */
  DatasetMeta finish() throws IOException {
    data.close();
    labels.close();
    var meta = meta();
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(unfinished.resolve("meta.json").toFile(), meta);
    for (var file : List.of("data.bin", "labels.bin", "meta.json")) {
      Disk.sync(unfinished.resolve(file));
    }
    Files.createDirectories(versions);
    move(versions.resolve(meta.sha256()));
    return meta;
  }

  private DatasetMeta meta() throws IOException {
    return new DatasetMeta(
        about.id(),
        about.name(),
        about.input(),
        about.type(),
        about.classes(),
        about.features(),
        train,
        test,
        statistics.mean(),
        statistics.standardDeviation(),
        about.licence(),
        about.source(),
        sha256(unfinished.resolve("data.bin"), unfinished.resolve("labels.bin")));
  }

  /** SHA-256 of these files, one after the other, in hexadecimal. */
  private static String sha256(Path... files) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = ByteBuffer.allocate(1 << 16);
      for (var file : files) {
        try (var channel = FileChannel.open(file)) {
          while (channel.read(buffer.clear()) >= 0) {
            digest.update(buffer.flip());
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The same version may be there already, or arrive at this moment from another process. */
  private void move(Path place) throws IOException {
    try {
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    data.close();
    labels.close();
    Folders.deleteIfExists(unfinished);
  }
}
