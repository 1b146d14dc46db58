package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a photograph on its way into a lesson. */
class PicturesTest {
  /** Where the picture's red top left corner belongs, by the Exif number of how it was held. */
  @ParameterizedTest
  @CsvSource({
    "1, left, top", "2, right, top", "3, right, bottom", "4, left, bottom",
    "5, left, top", "6, right, top", "7, right, bottom", "8, left, bottom"
  })
  void aPhotographStandsUpright(int held, String side, String end) throws Exception {
    var again = read(Pictures.again(photograph(held, ByteOrder.LITTLE_ENDIAN)).bytes());

    assertThat(again.getWidth()).isEqualTo(held < 5 ? 64 : 32);
    assertThat(again.getHeight()).isEqualTo(held < 5 ? 32 : 64);
    int x = side.equals("left") ? 4 : again.getWidth() - 5;
    int y = end.equals("top") ? 4 : again.getHeight() - 5;
    assertThat(isRed(again, x, y)).isTrue();
    assertThat(isRed(again, again.getWidth() - 1 - x, again.getHeight() - 1 - y)).isFalse();
  }

  @Test
  void bothOrdersOfBytesAreRead() throws IOException {
    assertThat(Orientation.of(photograph(6, ByteOrder.BIG_ENDIAN)))
        .isEqualTo(Orientation.TURNED_LEFT);
    assertThat(Orientation.of(photograph(6, ByteOrder.LITTLE_ENDIAN)))
        .isEqualTo(Orientation.TURNED_LEFT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 0xFFFF})
  void whatIsNoWayToHoldACameraIsUpright(int held) throws IOException {
    assertThat(Orientation.of(photograph(held, ByteOrder.BIG_ENDIAN)))
        .isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void aFileThatEndsAnywhereIsUprightAndNoError() throws IOException {
    var photograph = photograph(6, ByteOrder.BIG_ENDIAN);
    for (int length = 0; length < 40; length++) {
      assertThat(Orientation.of(Arrays.copyOf(photograph, length))).isNotNull();
    }
    assertThat(Orientation.of(Arrays.copyOf(photograph, 24))).isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void aPhotographOfACameraBecomesAsLargeAsAPageShowsIt() throws Exception {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB), "jpg", out);

    var again = read(Pictures.again(out.toByteArray()).bytes());

    assertThat(again.getWidth()).isEqualTo(2400);
    assertThat(again.getHeight()).isEqualTo(1800);
  }

  /** A JPEG of 64 by 32 pixels with a red corner, and what a camera says of itself. */
  private static byte[] photograph(int held, ByteOrder order) throws IOException {
    var picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    var canvas = picture.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, 16, 16);
    canvas.dispose();
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", jpeg);
    var exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes());
    exif.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes()).order(order);
    exif.putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) held).putShort((short) 0).putInt(0);
    var whole = new ByteArrayOutputStream();
    whole.write(jpeg.toByteArray(), 0, 2);
    whole.write(exif.array());
    whole.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
    return whole.toByteArray();
  }

  private static BufferedImage read(byte[] bytes) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static boolean isRed(BufferedImage picture, int x, int y) {
    var color = new Color(picture.getRGB(x, y));
    return color.getRed() > 180 && color.getGreen() < 80;
  }
}
