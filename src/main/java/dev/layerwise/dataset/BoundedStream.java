package dev.layerwise.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that gives no more bytes than it was told to allow, so that what unpacks stays small.
 */
final class BoundedStream extends FilterInputStream {
  private long allowed;

  BoundedStream(InputStream in, long allowed) {
    super(in);
    this.allowed = allowed;
  }

  /** There was more than was allowed. */
  static final class Exceeded extends IOException {
    Exceeded() {
      super("More bytes than are allowed");
    }
  }

  void allow(long more) {
    allowed += more;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) throws Exceeded {
    allowed -= bytes;
    if (allowed < 0) {
      throw new Exceeded();
    }
  }
}
