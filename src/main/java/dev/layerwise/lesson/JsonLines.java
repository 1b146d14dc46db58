package dev.layerwise.lesson;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/** On which line of a JSON text something stands. */
final class JsonLines {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonLines() {}

  /** The line of this JSON pointer, or of the nearest thing around it that is there. */
  static int lineOf(String pointer, String text) {
    int line = 1;
    int deepest = 0;
    try (var parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        var here = parser.getParsingContext().pathAsPointer().toString();
        if (here.length() > deepest && (pointer + "/").startsWith(here + "/")) {
          deepest = here.length();
          line = parser.currentTokenLocation().getLineNr();
        }
      }
    } catch (IOException e) {
      return line; // what cannot be read further is said where it is read
    }
    return line;
  }
}
