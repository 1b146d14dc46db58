package dev.layerwise.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a process that may write anything: what goes beyond the limit of a line is dropped. */
final class BoundedLines {
  private final BufferedReader characters;
  private final int limit;

  BoundedLines(InputStream bytes, int limit) {
    this.characters = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    this.limit = limit;
  }

  /** The next line, or null at the end. */
  @Nullable String next() throws IOException {
    var line = new StringBuilder();
    int character = characters.read();
    if (character < 0) {
      return null;
    }
    while (character >= 0 && character != '\n') {
      if (line.length() < limit) {
        line.append((char) character);
      }
      character = characters.read();
    }
    return line.toString();
  }
}
