package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  @TempDir Path folder;

  /** The hash is of FIPS 180-2, appendix B.1. */
  @Test
  void aFileIsHashedWhileItIsWritten() throws IOException {
    var file = folder.resolve("file");

    var written =
        RunFile.write(
            file,
            out -> {
              out.write('a');
              out.write("bc".getBytes(StandardCharsets.UTF_8));
            });

    assertThat(file).hasContent("abc");
    assertThat(written)
        .isEqualTo(
            new RunFile(file, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFileThatCannotBeWrittenWholeIsNotThere() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "before");

    assertThatThrownBy(
            () ->
                RunFile.write(
                    file,
                    out -> {
                      out.write('a');
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");

    assertThat(file).hasContent("before");
  }
}
