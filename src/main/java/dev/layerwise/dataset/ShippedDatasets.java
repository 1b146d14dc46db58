package dev.layerwise.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The data sets that lie in this program's resources, as src/data/make-datasets.py made them. */
final class ShippedDatasets {
  private ShippedDatasets() {}

  /** The version that these resources unpack to. */
  static String version(DatasetDescription about) {
    try (var file = resource(about, "version")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(DatasetDescription about, DatasetWriter writer) throws IOException {
    try (var data = unpacked(about, "data.bin.gz");
        var labels = unpacked(about, "labels.bin.gz")) {
      for (int i = 0; i < about.train() + about.test(); i++) {
        var sample = exactly(data, about.sampleBytes());
        var label = ByteBuffer.wrap(exactly(labels, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        writer.add(i < about.train() ? Split.TRAIN : Split.TEST, sample, label.getInt());
      }
    }
  }

  private static byte[] exactly(InputStream from, int bytes) throws IOException {
    var read = from.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("A shipped data set is shorter than the catalogue says");
    }
    return read;
  }

  private static InputStream unpacked(DatasetDescription about, String file) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(resource(about, file), 1 << 16), 1 << 16);
  }

  private static InputStream resource(DatasetDescription about, String file) throws IOException {
    var path = "/datasets/" + about.id() + "/" + file;
    var stream = ShippedDatasets.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IOException("This program was built without " + path);
    }
    return stream;
  }
}
