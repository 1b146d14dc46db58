package dev.layerwise.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines between {@code ---} that a lesson begins with.
 *
 * @param rest what follows them
 */
record FrontMatter(String title, String summary, int minutes, Lines rest) {
  private static final String FENCE = "---";
  private static final Set<String> KEYS = Set.of("title", "summary", "minutes");
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_SUMMARY = 400;
  private static final int MOST_MINUTES = 600;

  static FrontMatter read(Lines file, Findings findings) {
    var lines = file.lines();
    int end = end(lines);
    if (end < 0) {
      findings.add(
          1,
          "A lesson begins with a line ---, then title, summary and minutes, each on a line as in"
              + " \"title: Convolution\", then a line --- again.");
      return new FrontMatter("", "", 1, file);
    }
    var values = new HashMap<String, Lines.Line>();
    lines.subList(1, end).forEach(line -> take(line, values, findings));
    return new FrontMatter(
        text(values, "title", LONGEST_TITLE, findings),
        text(values, "summary", LONGEST_SUMMARY, findings),
        minutes(values, findings),
        file.from(end + 1));
  }

  private static int end(List<Lines.Line> lines) {
    if (lines.isEmpty() || !lines.get(0).text().stripTrailing().equals(FENCE)) {
      return -1;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).text().stripTrailing().equals(FENCE)) {
        return i;
      }
    }
    return -1;
  }

  private static void take(Lines.Line line, Map<String, Lines.Line> values, Findings findings) {
    if (line.isBlank()) {
      return;
    }
    var parts = line.text().split(":", 2);
    var key = parts[0].strip();
    if (parts.length < 2 || !KEYS.contains(key)) {
      findings.add(
          line.number(), "Here stand title, summary and minutes, each as \"name: value\".");
    } else if (values.put(key, line.with(unquoted(parts[1].strip()))) != null) {
      findings.add(line.number(), "The " + key + " stands here twice.");
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String text(
      Map<String, Lines.Line> values, String key, int longest, Findings findings) {
    var line = values.getOrDefault(key, new Lines.Line(1, ""));
    if (line.isBlank() || line.text().length() > longest) {
      findings.add(
          line.number(), "A lesson needs a %s of 1 to %d characters.".formatted(key, longest));
    }
    return line.text();
  }

  private static int minutes(Map<String, Lines.Line> values, Findings findings) {
    var line = values.getOrDefault("minutes", new Lines.Line(1, ""));
    int minutes = line.text().matches("\\d{1,4}") ? Integer.parseInt(line.text()) : 0;
    if (minutes < 1 || minutes > MOST_MINUTES) {
      findings.add(
          line.number(),
          "A lesson says how many minutes it takes, as in \"minutes: 20\": 1 to "
              + MOST_MINUTES
              + ".");
    }
    return Math.max(1, Math.min(MOST_MINUTES, minutes));
  }
}
