package dev.layerwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadTest {
  private static final byte[] CONTENT = new byte[300_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @TempDir Path folder;

  private Path fetch(URI address) throws Exception {
    var file = folder.resolve("file");
    new Download(Duration.ZERO, 1 << 20).fetch(address, file, (bytes, total) -> {});
    return file;
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws Exception {
    try (var server = new FileServer(CONTENT).breakingOff(2)) {
      assertThat(fetch(server.at("/file.tar.gz"))).hasBinaryContent(CONTENT);

      assertThat(server.ranges).containsExactly("null", "bytes=150000-", "bytes=225000-");
    }
  }

  @Test
  void givesUpWhenNothingArrivesAnyMoreAndKeepsWhatDid() throws Exception {
    try (var server = new FileServer(CONTENT).breakingOff(100)) {
      assertThatThrownBy(() -> fetch(server.at("/file.tar.gz")))
          .isInstanceOf(DownloadFailed.class)
          .hasMessageContaining("continue later, or upload");
      assertThat(Files.size(folder.resolve("file"))).isGreaterThan(CONTENT.length * 9L / 10);

      server.breakingOff(0);
      assertThat(fetch(server.at("/file.tar.gz"))).hasBinaryContent(CONTENT);
      assertThat(server.ranges).last().isNotEqualTo("null");
    }
  }

  @Test
  void aFileThatIsWholeIsNotFetchedAgain() throws Exception {
    try (var server = new FileServer(CONTENT)) {
      fetch(server.at("/file.tar.gz"));

      assertThat(fetch(server.at("/file.tar.gz"))).hasBinaryContent(CONTENT);
      assertThat(server.ranges).containsExactly("null", "bytes=300000-");
    }
  }

  @Test
  void aFileThatChangedMeanwhileIsNotGluedToAnOldPart() throws Exception {
    try (var server = new FileServer(CONTENT)) {
      fetch(server.at("/file.tar.gz"));
      var changed = new byte[400_000];
      server.change(changed);

      assertThat(fetch(server.at("/file.tar.gz"))).hasBinaryContent(changed);
    }
  }

  @Test
  void anUnknownHostIsToldInWordsBesideTheUpload() {
    assertThatThrownBy(() -> fetch(URI.create("http://nowhere.invalid/file")))
        .isInstanceOf(DownloadFailed.class)
        .hasMessageContaining("Could not resolve host nowhere.invalid")
        .hasMessageContaining("upload it here instead");
  }

  @ParameterizedTest
  @CsvSource({
    "/page,web page",
    "/nothing,answered 404",
    "/loop,without end",
    "/inside,not a host that data sets come from"
  })
  void answersThatAreNotTheFileAreRefused(String path, String words) throws IOException {
    try (var server = new FileServer(CONTENT)) {
      assertThatThrownBy(() -> fetch(server.at(path)))
          .isInstanceOf(DownloadFailed.class)
          .hasMessageContaining(words);
    }
  }

  @Test
  void followsARedirect() throws Exception {
    try (var server = new FileServer(CONTENT)) {
      assertThat(fetch(server.at("/moved"))).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void stopsAtMoreBytesThanAgreed() throws IOException {
    try (var server = new FileServer(new byte[2 << 20])) {
      assertThatThrownBy(() -> fetch(server.at("/file.tar.gz")))
          .isInstanceOf(DownloadFailed.class)
          .hasMessageContaining("larger than 1 MB");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd",
    "ftp://host/file",
    "http://name:word@host/file",
    "http://169.254.169.254/latest",
    "http:/nohost"
  })
  void onlyPlainWebAddressesAreFetched(URI address) {
    assertThatThrownBy(() -> fetch(address)).isInstanceOf(DownloadFailed.class);
  }
}
