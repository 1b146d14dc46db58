package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.lesson.Pictures.UnusablePicture;
import dev.layerwise.platform.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures, drawings and archives that are not what they seem. */
class HostileFilesTest {
  @Test
  void aPictureIsEncodedAgainWithoutWhatCameWithIt() throws Exception {
    var png = picture("png", BufferedImage.TYPE_INT_ARGB);
    var withScript = append(png, "<script>alert(1)</script>");

    var again = Pictures.again(withScript);

    assertThat(again.extension()).isEqualTo("png");
    assertThat(new String(again.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    assertThat(ImageIO.read(new java.io.ByteArrayInputStream(again.bytes())).getWidth())
        .isEqualTo(5);
    assertThat(Pictures.again(picture("jpg", BufferedImage.TYPE_INT_RGB)).extension())
        .isEqualTo("jpg");
    assertThat(Pictures.again(picture("png", BufferedImage.TYPE_BYTE_BINARY)).extension())
        .isEqualTo("png");
  }

  /** A head of a few bytes that claims four thousand million pixels: nothing of it is unpacked. */
  @Test
  void aPictureThatUnpacksToFarTooMuchIsRefusedByItsHead() throws Exception {
    var bomb = picture("png", BufferedImage.TYPE_INT_RGB);
    ByteBuffer.wrap(bomb).putInt(16, 65_000).putInt(20, 65_000);
    var head = new CRC32();
    head.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) head.getValue());

    assertThatThrownBy(() -> Pictures.again(bomb))
        .isInstanceOf(UnusablePicture.class)
        .hasMessageContaining("65000 × 65000 pixels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GIF89a", "<svg onload='alert(1)'/>", "MZ\u0000", "\u0089PNG\r\n\u001a\n"})
  void whatIsNoPictureIsRefused(String bytes) {
    assertThatThrownBy(() -> Pictures.again(bytes.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(UnusablePicture.class)
        .hasMessageContaining("no PNG or JPEG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg><script>alert(1)</script></svg>",
        "<svg onload='alert(1)'/>",
        "<svg><rect onclick='alert(1)'/></svg>",
        "<svg><foreignObject/></svg>",
        "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><use"
            + " xlink:href='https://x.example/a'/></svg>",
        "<svg><a href='javascript:alert(1)'><text/></a></svg>",
        "<svg><image href='https://x.example/a.png'/></svg>",
        "<svg><style>@import 'https://x.example/a.css';</style></svg>",
        "<svg><style>rect { fill: url(https://x.example/a) }</style></svg>",
        "<svg><rect style='fill: url(\"https://x.example/a\")'/></svg>",
        "<svg><set attributeName='href' to='javascript:alert(1)'/></svg>",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
        "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'><svg/>",
        "<svg>",
        "<html/>",
        "plain",
      })
  void aDrawingThatDoesMoreThanDrawIsRefused(String svg) {
    assertThat(Figures.check("figures/a.svg", svg.getBytes(StandardCharsets.UTF_8))).isPresent();
  }

  @Test
  void aDrawingMayReferToItself() {
    var svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2">
          <style>.a { stroke: #123; fill: url(#g) }</style>
          <defs><linearGradient id="g"/><path id="p" d="M0 0"/></defs>
          <use href="#p" marker-end="url(#m)"/><text>one</text>
        </svg>
        """;

    assertThat(Figures.check("figures/a.svg", svg.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../lesson.md",
        "/etc/passwd",
        "a/../../lesson.md",
        "C:\\lesson.md",
        "A B/lesson.md"
      })
  void anArchiveThatLeavesItsFolderIsRefused(String name) throws IOException {
    var zip = zip(Map.of(name, "x".getBytes()));

    assertThatThrownBy(
            () -> {
              var findings = new Findings();
              LessonFolder.of(Archive.read(zip).files(), findings);
              if (!findings.all().isEmpty()) {
                throw Problem.badRequest(findings.all().toString());
              }
            })
        .isInstanceOf(Problem.class);
  }

  @Test
  void anArchiveThatUnpacksToFarTooMuchIsRefused() throws IOException {
    var bomb = zip(Map.of("08-a/lesson.md", new byte[64 << 20]));
    assertThat(bomb.length).isLessThan(200_000);

    assertThatThrownBy(() -> Archive.read(bomb)).hasMessageContaining("more than a lesson does");
  }

  @Test
  void anArchiveOfManyFilesIsRefused() throws IOException {
    var files = new java.util.HashMap<String, byte[]>();
    for (int i = 0; i < 500; i++) {
      files.put("08-a/p" + i + ".json", new byte[0]);
    }
    var zip = zip(files);

    assertThatThrownBy(() -> Archive.read(zip)).hasMessageContaining("more than a lesson does");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "not a zip", "PK\u0003\u0004broken"})
  void whatIsNoArchiveIsRefused(String bytes) {
    assertThatThrownBy(() -> Archive.read(bytes.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(Problem.class);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return out.toByteArray();
  }

  private static byte[] picture(String format, int type) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(5, 4, type), format, out);
    return out.toByteArray();
  }

  private static byte[] append(byte[] bytes, String text) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(bytes);
    out.write(text.getBytes());
    return out.toByteArray();
  }
}
