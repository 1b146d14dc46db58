package dev.layerwise.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Rows under a heading, as Markdown. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... heading) {
    row(heading);
    row(Collections.nCopies(heading.length, "---").toArray(String[]::new));
  }

  Table row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  String markdown() {
    return String.join("\n", lines) + "\n";
  }

  static String share(double value) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * value);
  }

  static String index(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A duration as one reads it: seconds below two minutes, minutes below two hours. */
  static String time(double ms) {
    double seconds = ms / 1000;
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
