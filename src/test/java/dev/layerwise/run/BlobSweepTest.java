package dev.layerwise.run;

import static dev.layerwise.run.RunFixture.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.blob.BlobStore;
import dev.layerwise.platform.SettableClock;
import dev.layerwise.training.TextFile;
import dev.layerwise.training.TrainerReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobSweepTest {
  private static final Duration GRACE = Duration.ofHours(1);

  @TempDir Path data;

  private final RunFixture site = RunFixture.usual();
  private final SettableClock clock = new SettableClock(Instant.now());
  private final BlobReferenceStore references = new BlobReferenceStore(site.jdbi);
  private BlobStore blobs;
  private BlobSweep sweep;

  @BeforeEach
  void inThisFolder() {
    blobs = new BlobStore(data.resolve("blobs"));
    sweep = new BlobSweep(blobs, references, clock, GRACE);
  }

  @Test
  void ofARunThatTrainsOnlyTheLatestCheckpointStays() throws IOException {
    var fence = site.training(site.student("ada"), "cpu");
    var first = old("first");
    var second = old("second");
    site.journal.checkpointed(fence, first, 1, 0);
    site.journal.checkpointed(fence, second, 2, 0);

    sweep.sweep();

    assertThat(isKept(first)).isFalse();
    assertThat(isKept(second)).isTrue();
  }

  @Test
  void anEndedRunKeepsItsResultsAndNoCheckpoint() throws IOException {
    var fence = site.training(site.student("ada"), "cpu");
    var checkpoint = old("checkpoint");
    var predictions = old("predictions");
    var model = old("model");
    site.journal.checkpointed(fence, checkpoint, 1, 0);
    site.journal.append(fence, epoch(1, 0.5));
    site.journal.finish(fence, Outcome.COMPLETED, null, null, predictions, model);

    sweep.sweep();

    assertThat(isKept(checkpoint)).isFalse();
    assertThat(isKept(predictions)).isTrue();
    assertThat(isKept(model)).isTrue();

    site.controls.delete(fence.run());
    sweep.sweep();

    assertThat(isKept(predictions)).isFalse();
    assertThat(isKept(model)).isFalse();
  }

  @Test
  void whatWasJustPutMayStillBeNamed() throws IOException {
    var fresh = put("fresh");
    var again = old("again");
    put("again");

    assertThat(blobs.deleteBefore(clock.instant().minus(GRACE), again)).isFalse();
    sweep.sweep();

    assertThat(isKept(fresh)).isTrue();
    assertThat(isKept(again)).isTrue();

    clock.advance(GRACE.plusMinutes(1));
    sweep.sweep();

    assertThat(isKept(fresh)).isFalse();
    assertThat(isKept(again)).isFalse();
  }

  @Test
  void nothingButBlobsAndWhatHalfOfOneLeftIsTouched() throws IOException {
    old("something");
    var partial = aged(Files.createFile(data.resolve("blobs").resolve("partial-1.tmp")));
    var foreign = aged(Files.createFile(data.resolve("blobs").resolve("notes.txt")));
    var dataset = Files.createDirectories(data.resolve("datasets").resolve("digits"));
    var samples = aged(Files.createFile(dataset.resolve("a".repeat(64))));

    sweep.sweep();

    assertThat(partial).doesNotExist();
    assertThat(foreign).exists();
    assertThat(samples).exists();
  }

  @Test
  void oneProcessAtATimeSweeps() throws IOException {
    var unnamed = old("unnamed");

    references.alone(() -> inAnotherProcess(sweep::sweep));
    assertThat(isKept(unnamed)).isTrue();

    sweep.sweep();
    assertThat(isKept(unnamed)).isFalse();
  }

  /** A thread of its own has a connection of its own. */
  private static void inAnotherProcess(BlobReferenceStore.Work<IOException> work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String put(String text) throws IOException {
    var written = TextFile.write(data.resolve("written"), text);
    blobs.keep(written.path(), written.sha256());
    return written.sha256();
  }

  /** Puts bytes as if it had been two hours ago. */
  private String old(String text) throws IOException {
    var blob = put(text);
    aged(blobs.path(blob));
    return blob;
  }

  private Path aged(Path file) throws IOException {
    return Files.setLastModifiedTime(
        file, FileTime.from(clock.instant().minus(GRACE.multipliedBy(2))));
  }

  private boolean isKept(String blob) {
    try {
      return Files.exists(blobs.path(blob));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
