package dev.layerwise.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A sample of one channel (grey) or three (red, green, blue) as a picture of its own size. */
record Picture(BufferedImage pixels) {
  static {
    ImageIO.setUseCache(false);
  }

  /** The bytes lie as (C,H,W). */
  static Picture of(ByteBuffer bytes, int channels, int height, int width) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int area = height * width;
    for (int i = 0; i < area; i++) {
      int red = bytes.get(i) & 0xff;
      int green = channels == 3 ? bytes.get(area + i) & 0xff : red;
      int blue = channels == 3 ? bytes.get(2 * area + i) & 0xff : red;
      image.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
    }
    return new Picture(image);
  }

  String dataUri() {
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(pixels, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
