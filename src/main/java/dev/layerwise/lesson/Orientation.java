package dev.layerwise.lesson;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, which a JPEG says beside its pixels (Exif, CIPA DC-008, tag 0x0112). It is
 * lost when the picture is encoded anew, so the pixels are turned instead.
 */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  TURNED_HALF,
  FLIPPED,
  TRANSPOSED,
  TURNED_LEFT,
  TRANSVERSED,
  TURNED_RIGHT;

  private static final int EXIF_MARKER = 0xFFE1;
  private static final int START_OF_SCAN = 0xFFDA;
  private static final int TAG = 0x0112;
  private static final int FIELD_BYTES = 12;

  /** What the file says; upright where it says nothing that can be read. */
  static Orientation of(byte[] jpeg) {
    try {
      var bytes = ByteBuffer.wrap(jpeg);
      for (int at = 2; ; at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2))) {
        int marker = Short.toUnsignedInt(bytes.getShort(at));
        if (marker == EXIF_MARKER && bytes.getInt(at + 4) == 0x45786966) { // "Exif"
          return inTiff(bytes.position(at + 10).slice());
        }
        if (marker < 0xFF00 || marker == START_OF_SCAN) {
          return UPRIGHT;
        }
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return UPRIGHT; // the file ends in the middle of what it says
    }
  }

  private static Orientation inTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int fields = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < fields; i++) {
      int field = directory + 2 + i * FIELD_BYTES;
      if (Short.toUnsignedInt(tiff.getShort(field)) == TAG) {
        int number = Short.toUnsignedInt(tiff.getShort(field + 8));
        return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  boolean swapsSides() {
    return compareTo(TRANSPOSED) >= 0;
  }

  /** From the pixels of a picture this large to where they belong. */
  AffineTransform upright(int width, int height) {
    return switch (this) {
      case UPRIGHT -> new AffineTransform();
      case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case TURNED_HALF -> new AffineTransform(-1, 0, 0, -1, width, height);
      case FLIPPED -> new AffineTransform(1, 0, 0, -1, 0, height);
      case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case TURNED_LEFT -> new AffineTransform(0, 1, -1, 0, height, 0);
      case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, height, width);
      case TURNED_RIGHT -> new AffineTransform(0, -1, 1, 0, 0, width);
    };
  }
}
