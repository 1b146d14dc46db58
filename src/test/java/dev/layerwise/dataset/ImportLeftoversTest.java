package dev.layerwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.platform.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportLeftoversTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final URI NOWHERE = URI.create("http://nowhere.invalid/");
  @TempDir Path data;

  @Test
  void oldLeftoversGoRecentOnesAndDownloadsStay() throws IOException {
    var gone = folder("imports/upload-1", 25);
    var half = folder("datasets/.incoming/cifar-10-1", 25);
    var arrived = folder("imports/arriving/x", 25);
    var recent = folder("imports/upload-2", 1);
    var download = folder("imports/cifar-10", 100);

    var settings = new ImportSettings(data, NOWHERE, NOWHERE, Duration.ZERO);
    var catalogue = new DatasetCatalogue(data, new DatasetStore(TestDatabase.fresh()));
    new ImportLeftovers(settings, catalogue, Clock.fixed(NOW, ZoneOffset.UTC)).delete();

    for (var path : new Path[] {gone, half, arrived}) {
      assertThat(path).doesNotExist();
    }
    assertThat(recent).isDirectory();
    assertThat(download).isDirectory();
  }

  private Path folder(String name, int hoursOld) throws IOException {
    var folder = Files.createDirectories(data.resolve(name));
    Files.writeString(folder.resolve("file"), "x");
    return Files.setLastModifiedTime(folder, FileTime.from(NOW.minus(Duration.ofHours(hoursOld))));
  }
}
