package dev.layerwise.simulation;

import static dev.layerwise.simulation.Table.index;

import dev.layerwise.simulation.Trace.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Do classes of weight 1, 2 and 4 share the devices 1 : 2 : 4? */
final class WeightStudy implements Study {
  private static final int STUDENTS = 10;
  private static final int[] WEIGHTS = {1, 2, 4};
  private static final long FROM = 10_000;

  @Override
  public String name() {
    return "weights";
  }

  private static Scenario scenario() {
    return new Scenario(
        "weights",
        124,
        7,
        2,
        Duration.ofSeconds(10),
        IntStream.of(WEIGHTS)
            .mapToObj(
                weight ->
                    new Group(
                        "weight " + weight,
                        STUDENTS,
                        weight,
                        new Arrivals.AtOnce(20 * weight, Duration.ZERO),
                        new Lengths(Duration.ofSeconds(45), 0.8)))
            .toList());
  }

  @Override
  public Report report(Laboratory laboratory) throws Exception {
    var scenario = scenario();
    var outcome = laboratory.product(scenario).runWhileWaiting(scenario.students(), FROM);
    var window = new Span(FROM, outcome.allWaitUntil(FROM));
    var table =
        new Table("class", "a student's device time", "by weight", "Jain's index in the class");
    double first = perStudent(outcome, 0, window);
    for (int i = 0; i < WEIGHTS.length; i++) {
      double mean = perStudent(outcome, i, window);
      table.row(
          "weight " + WEIGHTS[i],
          Table.time(mean),
          String.format(Locale.ROOT, "%.2f", mean / first),
          index(Fairness.jain(ofClass(outcome, i, window))));
    }
    return new Report(table.markdown(), Map.of());
  }

  private static double perStudent(Outcome outcome, int group, Span window) {
    return Arrays.stream(ofClass(outcome, group, window)).average().orElseThrow();
  }

  private static double[] ofClass(Outcome outcome, int group, Span window) {
    return IntStream.range(group * STUDENTS, (group + 1) * STUDENTS)
        .mapToDouble(student -> outcome.held(student, window))
        .toArray();
  }
}
