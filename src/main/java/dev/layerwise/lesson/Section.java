package dev.layerwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a lesson's text: Markdown, or what stands between a directive's lines.
 *
 * @param opening the line that begins the directive; null for Markdown
 */
record Section(Lines.@Nullable Line opening, Lines body) {
  private static final Pattern OPENS = Pattern.compile("\\s{0,3}:::+\\s*\\S.*");
  private static final Pattern CLOSES = Pattern.compile("\\s{0,3}:::+\\s*");
  private static final Pattern CODE_FENCE = Pattern.compile("\\s{0,3}(```+|~~~+).*");

  /** Cuts a lesson's text. What stands in fenced code is code, whatever it looks like. */
  static List<Section> cut(Lines text, Findings findings) {
    var sections = new ArrayList<Section>();
    var body = new ArrayList<Lines.Line>();
    Lines.Line opening = null;
    String fence = null;
    for (var line : text.lines()) {
      var code = CODE_FENCE.matcher(line.text());
      if (code.matches()) {
        fence = fence == null ? code.group(1) : code.group(1).startsWith(fence) ? null : fence;
      }
      if (fence != null || code.matches()) {
        body.add(line);
      } else if (OPENS.matcher(line.text()).matches()) {
        notClosed(opening, findings);
        add(sections, opening, body);
        opening = line;
      } else if (CLOSES.matcher(line.text()).matches()) {
        if (opening == null) {
          findings.add(line.number(), "This line ends a directive, and none is open here.");
        }
        add(sections, opening, body);
        opening = null;
      } else {
        body.add(line);
      }
    }
    notClosed(opening, findings);
    add(sections, opening, body);
    return sections;
  }

  private static void notClosed(Lines.@Nullable Line opening, Findings findings) {
    if (opening != null) {
      findings.add(
          opening.number(),
          "The directive that begins here has no end. Close it with a line of three colons;"
              + " directives do not stand in directives.");
    }
  }

  private static void add(
      List<Section> sections, Lines.@Nullable Line opening, List<Lines.Line> body) {
    var lines = new Lines(body);
    if (opening != null || !lines.isBlank()) {
      sections.add(new Section(opening, lines));
    }
    body.clear();
  }
}
