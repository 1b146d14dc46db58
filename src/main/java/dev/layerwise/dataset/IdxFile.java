package dev.layerwise.dataset;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzipped file of the idx format, read item by item: bytes of a known shape after a header that
 * tells their number.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">the format, at the end of the page</a>
 */
final class IdxFile implements Closeable {
  private static final int UNSIGNED_BYTES = 0x0800;
  private static final int MOST_ITEMS = 1_000_000;

  private final String name;
  private final DataInputStream in;
  private final int itemBytes;
  private int count;

  private IdxFile(String name, DataInputStream in, int itemBytes) {
    this.name = name;
    this.in = in;
    this.itemBytes = itemBytes;
  }

  /**
   * Opens a file and checks its header.
   *
   * @param name for messages
   * @param shape of one item; empty for single bytes
   */
  static IdxFile open(String name, Path path, int... shape) throws IOException, UnreadableArchive {
    int itemBytes = 1;
    for (int length : shape) {
      itemBytes *= length;
    }
    var raw = new BufferedInputStream(Files.newInputStream(path));
    try {
      var unpacked = new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
      var file = new IdxFile(name, new DataInputStream(unpacked), itemBytes);
      file.readHeader(shape);
      return file;
    } catch (ZipException | EOFException e) {
      raw.close();
      throw new UnreadableArchive(name + " is not a gzip file of the idx format.");
    } catch (IOException | UnreadableArchive e) {
      raw.close();
      throw e;
    }
  }

  private void readHeader(int... shape) throws IOException, UnreadableArchive {
    if (in.readInt() != UNSIGNED_BYTES + 1 + shape.length) {
      throw new UnreadableArchive(name + " is not an idx file of the expected kind.");
    }
    count = in.readInt();
    for (int length : shape) {
      if (in.readInt() != length) {
        throw new UnreadableArchive(name + " holds images of another size.");
      }
    }
    if (count < 1 || count > MOST_ITEMS) {
      throw new UnreadableArchive(name + " claims to hold " + count + " items.");
    }
  }

  int count() {
    return count;
  }

  byte[] next() throws IOException, UnreadableArchive {
    var item = new byte[itemBytes];
    try {
      in.readFully(item);
    } catch (ZipException | EOFException e) {
      throw new UnreadableArchive(name + " is damaged or ends too early. Download it again.");
    }
    return item;
  }

  /** Checks that nothing follows. */
  void end() throws IOException, UnreadableArchive {
    try {
      if (in.read() >= 0) {
        throw new UnreadableArchive(name + " holds more than the " + count + " items it claims.");
      }
    } catch (ZipException | EOFException e) {
      throw new UnreadableArchive(name + " is damaged or ends too early. Download it again.");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
