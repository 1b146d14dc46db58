package dev.layerwise.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
  private static final String ID = "5a".repeat(32);

  @TempDir Path folder;

  @Test
  void aFileIsKeptThoughWhoWroteItDeletesItsOwn() throws IOException {
    assertIsKeptWithoutTheOther(folder.resolve("file"));
  }

  private void assertIsKeptWithoutTheOther(Path file) throws IOException {
    var blobs = new BlobStore(folder.resolve("blobs"));
    Files.writeString(file, "bytes");

    blobs.keep(file, ID);
    Files.delete(file);

    assertThat(blobs.path(ID)).hasContent("bytes");
  }

  @Test
  void itsBytesAreNotCopiedOnOneDisk() throws IOException {
    var blobs = new BlobStore(folder.resolve("blobs"));
    var file = Files.writeString(folder.resolve("file"), "bytes");

    blobs.keep(file, ID);

    assertThat(Files.isSameFile(file, blobs.path(ID))).isTrue();
  }

  @Test
  void theyAreCopiedFromAnotherDisk() throws IOException {
    var memory = Path.of("/dev/shm");
    assumeThat(memory).isWritable();
    assumeThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(folder));

    assertIsKeptWithoutTheOther(Files.createTempFile(memory, "blob", ".tmp"));
  }

  @Test
  void whatIsKeptAnewIsNotOld() throws IOException {
    var blobs = new BlobStore(folder.resolve("blobs"));
    var file = Files.writeString(folder.resolve("file"), "bytes");
    var yesterday = Instant.now().minus(Duration.ofDays(1));
    Files.setLastModifiedTime(file, FileTime.from(yesterday));

    blobs.keep(file, ID);
    assertThat(blobs.before(Instant.now().minus(Duration.ofHours(1)))).isEmpty();

    Files.setLastModifiedTime(file, FileTime.from(yesterday));
    blobs.keep(file, ID);
    assertThat(blobs.before(Instant.now().minus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  void nothingIsLeftOfWhatCannotBeKept() throws IOException {
    var blobs = new BlobStore(folder.resolve("blobs"));

    assertThatThrownBy(() -> blobs.keep(folder.resolve("gone"), ID))
        .isInstanceOf(NoSuchFileException.class);

    assertThatThrownBy(() -> blobs.path(ID)).isInstanceOf(NoSuchFileException.class);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
