package dev.layerwise.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A run's file as a trainer that does not train leaves it. */
public final class TextFile {
  private TextFile() {}

  public static RunFile write(Path file, String text) throws IOException {
    return RunFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
