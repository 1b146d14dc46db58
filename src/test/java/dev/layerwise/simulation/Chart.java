package dev.layerwise.simulation;

import java.util.List;
import java.util.Locale;

/**
 * Panels of lines side by side over one scale, as SVG that follows the reader's light or dark
 * scheme.
 *
 * @param title says what is seen, to those who cannot see it
 */
record Chart(String title, Axis x, Axis y, List<Panel> panels) {
  private static final int PANEL = 400;
  private static final int HEIGHT = 300;
  private static final int LEFT = 64;
  private static final int TOP = 56;
  private static final int BETWEEN = 36;
  private static final int BOTTOM = 52;

  /** Its label, and the values that get a tick: the first and the last are its ends. */
  record Axis(String label, List<Double> ticks) {
    double share(double value) {
      double from = ticks.get(0);
      double to = ticks.get(ticks.size() - 1);
      return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }
  }

  record Panel(String title, List<Line> lines) {}

  /** A line; one without a name does not appear in the legend. */
  record Line(String name, Style style, List<Point> points) {}

  record Point(double x, double y) {}

  /** Each differs from the others by more than its colour. */
  enum Style {
    ONE,
    EACH,
    FAIR
  }

  private static final String STYLES =
      """
      <style>
        svg { font: 13px system-ui, sans-serif; --ink: #1f2430; --faint: #6b7280; --grid: #d8dbe2;
              --paper: #ffffff; --one: #c2410c; --each: #2563eb; }
        @media (prefers-color-scheme: dark) {
          svg { --ink: #e6e8ee; --faint: #9aa1b0; --grid: #343a48; --paper: #14171f;
                --one: #fb923c; --each: #7aa5ff; } }
        .paper { fill: var(--paper); } text { fill: var(--ink); } .tick { fill: var(--faint); }
        .head { font-weight: 600; } .grid { stroke: var(--grid); }
        polyline { fill: none; stroke-linejoin: round; }
        .ONE { stroke: var(--one); stroke-width: 3; }
        .EACH { stroke: var(--each); stroke-width: 1; stroke-opacity: 0.55; }
        .key { stroke-width: 2.5; stroke-opacity: 1; }
        .FAIR { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 6 4; }
      </style>
      """;

  String svg() {
    int width = LEFT + panels.size() * (PANEL + BETWEEN) - BETWEEN + 20;
    int height = TOP + HEIGHT + BOTTOM;
    var svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\" aria-label=\"%s\">%n",
            width, height, width, height, escaped(title)));
    svg.append(STYLES);
    svg.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    svg.append(
        format(
            "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
            TOP + HEIGHT / 2, escaped(y.label)));
    for (int i = 0; i < panels.size(); i++) {
      draw(panels.get(i), LEFT + i * (PANEL + BETWEEN), i == 0, svg);
    }
    return svg.append("</svg>\n").toString();
  }

  private void draw(Panel panel, int left, boolean first, StringBuilder svg) {
    svg.append(text(left, 18, "start", "head", panel.title));
    for (double tick : y.ticks) {
      double at = TOP + HEIGHT * (1 - y.share(tick));
      svg.append(
          format(
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
              left, left + PANEL, at, at));
      if (first) {
        svg.append(text(left - 8, at + 4, "end", "tick", number(tick)));
      }
    }
    for (double tick : x.ticks) {
      svg.append(
          text(left + PANEL * x.share(tick), TOP + HEIGHT + 18, "middle", "tick", number(tick)));
    }
    svg.append(text(left + PANEL / 2.0, TOP + HEIGHT + 40, "middle", "label", x.label));
    panel.lines.forEach(line -> svg.append(polyline(line, left)));
    legend(panel, left, svg);
  }

  private String polyline(Line line, int left) {
    var points = new StringBuilder();
    for (var point : line.points) {
      points.append(
          format(
              "%.1f,%.1f ",
              left + PANEL * x.share(point.x), TOP + HEIGHT * (1 - y.share(point.y))));
    }
    return format(
        "<polyline class=\"%s\" points=\"%s\"/>%n", line.style, points.toString().strip());
  }

  private static void legend(Panel panel, int left, StringBuilder svg) {
    double at = left;
    for (var line : panel.lines) {
      if (!line.name.isEmpty()) {
        svg.append(
            format(
                "<polyline class=\"%s key\" points=\"%.0f,38 %.0f,38\"/>%n",
                line.style, at, at + 24));
        svg.append(text(at + 30, 42, "start", "label", line.name));
        at += 48 + 6.6 * line.name.length();
      }
    }
  }

  private static String text(double x, double y, String anchor, String style, String words) {
    return format(
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        style, x, y, anchor, escaped(words));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? format("%.0f", value) : format("%s", value);
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }
}
