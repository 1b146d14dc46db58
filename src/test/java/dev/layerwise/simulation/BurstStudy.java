package dev.layerwise.simulation;

import static dev.layerwise.simulation.Table.index;

import dev.layerwise.simulation.Chart.Axis;
import dev.layerwise.simulation.Chart.Line;
import dev.layerwise.simulation.Chart.Panel;
import dev.layerwise.simulation.Chart.Point;
import dev.layerwise.simulation.Chart.Style;
import dev.layerwise.simulation.Trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Does one student with very many runs take the site from the others? */
final class BurstStudy implements Study {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = 60 * MINUTE;

  /** By then all of them wait. */
  static final long FROM = 10_000;

  @Override
  public String name() {
    return "burst";
  }

  static Scenario scenario(int devices, int runsOfOne, int others, int runsOfEach) {
    var lengths = new Lengths(Duration.ofSeconds(45), 0.8);
    return new Scenario(
        "burst",
        1984,
        devices,
        2,
        Duration.ofSeconds(10),
        List.of(
            new Group("one", 1, 1, new Arrivals.AtOnce(runsOfOne, Duration.ZERO), lengths),
            new Group(
                "each of the others",
                others,
                1,
                new Arrivals.AtOnce(runsOfEach, Duration.ofSeconds(5)),
                lengths)));
  }

  @Override
  public Report report(Laboratory laboratory) throws Exception {
    var scenario = scenario(8, 4_000, 39, 100);
    var outcomes =
        Laboratory.all(
            List.of(
                () -> laboratory.product(scenario).runWhileWaiting(scenario.students(), FROM),
                () -> laboratory.oldestFirst(scenario).runWhileWaiting(scenario.students(), FROM)));
    var product = outcomes.get(0);
    var control = outcomes.get(1);
    var table =
        new Table(
            "claims",
            "all the time that all 40 waited",
            "worst hour of it",
            "mean of the hours",
            "share of the one with 4,000");
    row("by decayed use (the product)", product, table);
    row("by age alone (control)", control, table);
    var chart =
        new Chart(
            "Device time of each student over the hour before: by use all get about the same, by"
                + " age the one with 4,000 runs gets ten times as much as each of the others",
            new Axis("hours since the burst", ticks(0, 8, 1)),
            new Axis("% of the devices' time in the last hour", ticks(0, 30, 5)),
            List.of(
                new Panel("By decayed use (the product)", lines(product)),
                new Panel("By age alone (control)", lines(control))));
    return new Report(table.markdown(), Map.of("fair-share.svg", chart.svg()));
  }

  private static void row(String claims, Outcome outcome, Table table) {
    var fairness = outcome.fairness();
    var all = new Span(FROM, outcome.allWaitUntil(FROM));
    var hours =
        momentsFrom(FROM + HOUR, outcome)
            .mapToDouble(at -> fairness.index(hourBefore(at)))
            .toArray();
    table.row(
        claims,
        index(fairness.index(all)),
        index(Arrays.stream(hours).min().orElse(1)),
        index(Arrays.stream(hours).average().orElse(1)),
        String.format(Locale.ROOT, "%.1f %%", percent(outcome, 0, all)));
  }

  /** Every five minutes while anything was seen. */
  private static LongStream momentsFrom(long first, Outcome outcome) {
    return LongStream.iterate(first, at -> at <= outcome.seenUntil(), at -> at + 5 * MINUTE);
  }

  private static Span hourBefore(long at) {
    return new Span(Math.max(FROM, at - HOUR), at);
  }

  private static List<Line> lines(Outcome outcome) {
    var lines = new ArrayList<Line>();
    int students = outcome.scenario().students();
    for (int student = students - 1; student >= 0; student--) {
      var name = student == 0 ? "the one with 4,000" : student == 1 ? "each of 39" : "";
      var style = student == 0 ? Style.ONE : Style.EACH;
      lines.add(new Line(name, style, points(outcome, student)));
    }
    double fair = 100.0 / students;
    lines.add(new Line("equal", Style.FAIR, List.of(new Point(0, fair), new Point(8, fair))));
    return lines;
  }

  private static List<Point> points(Outcome outcome, int student) {
    var fairness = outcome.fairness();
    return momentsFrom(FROM + 15 * MINUTE, outcome)
        .filter(at -> at <= FROM + 8 * HOUR && fairness.waits(student, hourBefore(at)))
        .mapToObj(
            at -> new Point((at - FROM) / (double) HOUR, percent(outcome, student, hourBefore(at))))
        .toList();
  }

  /** What this student held of all devices' time. */
  private static double percent(Outcome outcome, int student, Span window) {
    return 100.0 * outcome.held(student, window) / window.length() / outcome.scenario().devices();
  }

  private static List<Double> ticks(double from, double to, double by) {
    return DoubleStream.iterate(from, at -> at <= to, at -> at + by).boxed().toList();
  }
}
