package dev.layerwise.dataset;

import java.nio.ByteBuffer;

/** A batch of the binary archive: records of one label byte and 3,072 pixels. */
record CifarBinaryBatch(ByteBuffer bytes) implements CifarImporter.Batch {
  private static final int RECORD = 1 + CifarImporter.PIXELS;

  static CifarBinaryBatch read(String name, ByteBuffer bytes) throws UnreadableArchive {
    if (bytes.remaining() == 0 || bytes.remaining() % RECORD != 0) {
      throw new UnreadableArchive(
          "%s has %d bytes, which is no whole number of images of %d bytes. It is not CIFAR-10."
              .formatted(name, bytes.remaining(), RECORD));
    }
    return new CifarBinaryBatch(bytes);
  }

  @Override
  public int size() {
    return bytes.remaining() / RECORD;
  }

  @Override
  public void image(int index, byte[] into) {
    bytes.get(index * RECORD + 1, into);
  }

  @Override
  public int label(int index) {
    return bytes.get(index * RECORD) & 0xff;
  }
}
