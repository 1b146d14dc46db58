package dev.layerwise.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives in the two layouts of CIFAR-10, with a few images of one colour each. */
final class CifarArchives {
  static final int PIXELS = 3072;

  private CifarArchives() {}

  /** Entries of an archive under construction. */
  static final class Archive {
    private final List<TarArchiveEntry> entries = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();

    Archive file(String path, byte[] content) {
      var entry = new TarArchiveEntry(path, true);
      entry.setSize(content.length);
      return entry(entry, content);
    }

    Archive entry(TarArchiveEntry entry, byte[] content) {
      entries.add(entry);
      contents.add(content);
      return this;
    }

    byte[] bytes() {
      var out = new ByteArrayOutputStream();
      try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
        for (int i = 0; i < entries.size(); i++) {
          tar.putArchiveEntry(entries.get(i));
          tar.write(contents.get(i));
          tar.closeArchiveEntry();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  }

  /** Every batch holds the labels 0 to {@code perBatch}-1; an image is filled with its label. */
  static byte[] python(int perBatch) {
    return pythonWith(perBatch, "nothing", new byte[0]);
  }

  /** The same with one file replaced. */
  static byte[] pythonWith(int perBatch, String name, byte[] content) {
    var archive = new Archive().file("cifar-10-batches-py/batches.meta", new byte[] {'.'});
    for (int i = 1; i <= 6; i++) {
      var batch = i == 6 ? "test_batch" : "data_batch_" + i;
      archive.file(
          "cifar-10-batches-py/" + batch, batch.equals(name) ? content : pickle(labels(perBatch)));
    }
    return archive.bytes();
  }

  static byte[] binary(int perBatch) {
    return binaryWith(perBatch, "nothing", new byte[0]);
  }

  static byte[] binaryWith(int perBatch, String name, byte[] content) {
    var archive = new Archive().file("cifar-10-batches-bin/batches.meta.txt", new byte[] {'a'});
    for (int i = 1; i <= 6; i++) {
      var batch = (i == 6 ? "test_batch" : "data_batch_" + i) + ".bin";
      archive.file(
          "cifar-10-batches-bin/" + batch,
          batch.equals(name) ? content : records(labels(perBatch)));
    }
    return archive.bytes();
  }

  static int[] labels(int count) {
    var labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 10;
    }
    return labels;
  }

  static byte[] records(int... labels) {
    var out = new ByteArrayOutputStream();
    for (int label : labels) {
      out.write(label);
      out.writeBytes(image(label));
    }
    return out.toByteArray();
  }

  static byte[] image(int label) {
    var image = new byte[PIXELS];
    java.util.Arrays.fill(image, (byte) label);
    return image;
  }

  /** A batch as Python 2 pickles it. */
  static byte[] pickle(int... labels) {
    var out = new Pickle();
    out.raw("\u0080\u0002}q\u0001(").text("labels").raw("q\u0002]q\u0003(");
    for (int label : labels) {
      out.raw("K").raw(String.valueOf((char) label));
    }
    out.raw("e").text("data").raw("q\u0004cnumpy.core.multiarray\n_reconstruct\nq\u0005");
    out.raw("cnumpy\nndarray\nq\u0006K\u0000\u0085").text("b").raw("\u0087Rq\u0007(K\u0001");
    out.raw("M")
        .number(labels.length, 2)
        .raw("M\u0000\u000c\u0086cnumpy\ndtype\nq\u0008")
        .text("u1");
    out.raw("K\u0000K\u0001\u0087Rq\u0009(K\u0003").text("|");
    out.raw("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tb\u0089");
    out.raw("T").number(labels.length * PIXELS, 4);
    for (int label : labels) {
      out.bytes(image(label));
    }
    return out.raw("tbu.").bytes();
  }

  /** Instructions of a pickle, one after the other. */
  static final class Pickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Characters below 256, as bytes. */
    Pickle raw(String characters) {
      return bytes(characters.getBytes(StandardCharsets.ISO_8859_1));
    }

    Pickle bytes(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Pickle text(String text) {
      return raw("U").raw(String.valueOf((char) text.length())).raw(text);
    }

    Pickle number(int value, int bytes) {
      var little = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
      out.write(little, 0, bytes);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
