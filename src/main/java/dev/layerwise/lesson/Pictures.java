package dev.layerwise.lesson;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes pictures within bounds: how large one becomes is read from its head, before any of it is
 * unpacked.
 */
final class Pictures {
  private static final long MOST_PIXELS = 16_000_000;
  private static final int LONGEST_SIDE = 8000;

  /** Three times the width of a lesson's text, for screens with fine pixels. */
  private static final int LONGEST_SHOWN = 2400;

  private static final Set<String> FORMATS = Set.of("png", "jpeg");
  private static final String UNREADABLE =
      "This file is no PNG or JPEG picture that can be read. Save it as one of these, and try"
          + " again.";

  static {
    ImageIO.setUseCache(false);
  }

  private Pictures() {}

  /** A picture anew: only its pixels are kept. */
  record Encoded(byte[] bytes, String extension) {}

  /** What keeps these bytes from being shown. */
  static Optional<String> flaw(byte[] bytes) {
    try {
      decode(bytes);
      return Optional.empty();
    } catch (UnusablePicture e) {
      return Optional.of(e.words());
    }
  }

  /**
   * Decodes and encodes again, so that nothing comes along that is no picture. A photograph is made
   * as small as a page can show it, and upright.
   */
  static Encoded again(byte[] bytes) throws UnusablePicture {
    var picture = decode(bytes);
    boolean png = picture.getColorModel().hasAlpha() || isPng(bytes);
    var turned = png ? Orientation.UPRIGHT : Orientation.of(bytes);
    var format = png ? "png" : "jpg";
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(plain(picture, turned, format), format, out)) {
        throw new UnusablePicture(UNREADABLE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Encoded(out.toByteArray(), format);
  }

  private static boolean isPng(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
  }

  /** The picture in a colour model that every encoder knows. */
  private static BufferedImage plain(BufferedImage picture, Orientation turned, String format) {
    var type =
        format.equals("png") && picture.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB
            : BufferedImage.TYPE_INT_RGB;
    int width = picture.getWidth();
    int height = picture.getHeight();
    double scale = Math.min(1, (double) LONGEST_SHOWN / Math.max(width, height));
    int across = scaled(turned.swapsSides() ? height : width, scale);
    int down = scaled(turned.swapsSides() ? width : height, scale);
    var copy = new BufferedImage(across, down, type);
    var canvas = copy.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    var place = AffineTransform.getScaleInstance(scale, scale);
    place.concatenate(turned.upright(width, height));
    canvas.drawImage(picture, place, null);
    canvas.dispose();
    return copy;
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }

  private static BufferedImage decode(byte[] bytes) throws UnusablePicture {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var reader = reader(in);
      try {
        reader.setInput(in, true, true);
        refuseHuge(reader.getWidth(0), reader.getHeight(0));
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // readers throw any of them on broken files
      throw new UnusablePicture(UNREADABLE);
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException, UnusablePicture {
    var readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      var reader = readers.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
    }
    throw new UnusablePicture(UNREADABLE);
  }

  private static void refuseHuge(int width, int height) throws UnusablePicture {
    if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
      throw new UnusablePicture(
          "This picture is %d × %d pixels large; at most %d on a side and 16 million in all can be shown. Make it smaller."
              .formatted(width, height, LONGEST_SIDE));
    }
  }

  /** Why a picture cannot be taken, in words. */
  static final class UnusablePicture extends Exception {
    private final String words;

    UnusablePicture(String words) {
      super(words);
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
