package dev.layerwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Some lines of a file, each with its number there. */
record Lines(List<Line> lines) {
  /** One of them. */
  record Line(int number, String text) {
    boolean isBlank() {
      return text.isBlank();
    }

    Line with(String other) {
      return new Line(number, other);
    }
  }

  Lines {
    lines = List.copyOf(lines);
  }

  static Lines of(String file) {
    var lines = new ArrayList<Line>();
    file.lines().forEach(text -> lines.add(new Line(lines.size() + 1, text)));
    return new Lines(lines);
  }

  boolean isBlank() {
    return lines.stream().allMatch(Line::isBlank);
  }

  /** The number of the line at this index, or of the last one before it. */
  int number(int index) {
    return lines.isEmpty() ? 1 : lines.get(Math.min(index, lines.size() - 1)).number();
  }

  Lines from(int index) {
    return new Lines(lines.subList(index, lines.size()));
  }

  String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }
}
