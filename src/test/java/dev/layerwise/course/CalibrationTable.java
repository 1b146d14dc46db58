package dev.layerwise.course;

import dev.layerwise.lesson.Rule;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** docs/calibration.md: a row a lesson, renewed one by one. */
final class CalibrationTable {
  private static final String HEAD =
      """
      # Goals, measured

      `bench/calibrate.sh` trains each lesson's starter and solution through the real queue, worker and
      trainer, on the processor, once with each of several seeds, and judges them by the code that judges
      students. A goal is set so that the solution meets it with every seed and the starter with none.
      Accuracies and losses are of the test split, as least / median / most over the seeds; seconds are of
      device time, median over the seeds, and depend on the machine and on what else it does.

      | lesson | goal | seeds | starter | meets | solution | meets | parameters | seconds |
      |---|---|---|---|---|---|---|---|---|
      """;

  private CalibrationTable() {}

  /**
   * @param faults what is wrong with the goal; nothing when it is right
   */
  record Row(String key, String line, List<String> faults) {
    static Row of(CalibratedLesson lesson, List<RunRecord> starter, List<RunRecord> solution) {
      var rules = lesson.rules();
      long starterMet = starter.stream().filter(run -> meets(rules, run)).count();
      long solutionMet = solution.stream().filter(run -> meets(rules, run)).count();
      var faults = new ArrayList<String>();
      if (starterMet > 0) {
        faults.add(
            "%s: the starter meets the goal with %d of %d seeds"
                .formatted(lesson.slug(), starterMet, starter.size()));
      }
      if (solutionMet < solution.size()) {
        faults.add(
            "%s: the solution misses the goal with %d of %d seeds: %s"
                .formatted(
                    lesson.slug(),
                    solution.size() - solutionMet,
                    solution.size(),
                    why(rules, solution)));
      }
      return row(
          lesson,
          "%d | %s | %d | %s | %d | %,d → %,d | %.1f → %.1f"
              .formatted(
                  starter.size(),
                  scores(rules, starter),
                  starterMet,
                  scores(rules, solution),
                  solutionMet,
                  starter.get(0).parameters(),
                  solution.get(0).parameters(),
                  median(starter, CalibrationTable::seconds),
                  median(solution, CalibrationTable::seconds)),
          faults);
    }

    /** What cannot be trained; a data set that this machine does not have is nobody's fault. */
    static Row refused(CalibratedLesson lesson, Problem why) {
      return row(
          lesson,
          "– | not trained: " + why.detail().replace("|", "/") + " | – | – | – | – | –",
          why.type().equals("dataset-absent")
              ? List.of()
              : List.of(lesson.slug() + ": " + why.detail()));
    }

    private static Row row(CalibratedLesson lesson, String cells, List<String> faults) {
      var goal =
          lesson.rules().stream()
              .map(Rule::words)
              .map(words -> words.replace("|", "/"))
              .collect(Collectors.joining("; "));
      var key = "%02d %s".formatted(lesson.number(), lesson.slug());
      return new Row(key, "| " + key + " | " + goal + " | " + cells + " |", faults);
    }
  }

  /**
   * Puts these rows in the place of those of the same lessons.
   *
   * @param all slugs of all lessons, to forget others; empty to keep all rows
   */
  static void write(Path file, Collection<Row> rows, Set<String> all) throws IOException {
    var lines = new TreeMap<String, String>();
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .filter(line -> line.matches("\\| \\d\\d .*"))
          .forEach(line -> lines.put(slug(line), line));
    }
    rows.forEach(row -> lines.put(slug(row.line()), row.line()));
    if (!all.isEmpty()) {
      lines.keySet().retainAll(all);
    }
    Files.writeString(
        file, HEAD + lines.values().stream().sorted().collect(Collectors.joining("\n", "", "\n")));
  }

  private static String slug(String line) {
    return line.split("\\|")[1].strip().split(" ", 2)[1];
  }

  private static boolean meets(List<Rule> rules, RunRecord run) {
    return Judge.met(Judge.judge(rules, Evidence.of(List.of(run))));
  }

  private static String why(List<Rule> rules, List<RunRecord> runs) {
    return runs.stream()
        .filter(run -> !meets(rules, run))
        .map(run -> why(rules, run))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String why(List<Rule> rules, RunRecord run) {
    var findings = Judge.judge(rules, Evidence.of(List.of(run)));
    var missed = new ArrayList<String>();
    for (int i = 0; i < findings.size(); i++) {
      if (!findings.get(i).met()) {
        missed.add(rules.get(i).words() + ": " + findings.get(i).words());
      }
    }
    return String.join(", ", missed) + (run.message() == null ? "" : " (" + run.message() + ")");
  }

  private static String scores(List<Rule> rules, List<RunRecord> runs) {
    boolean byLoss = rules.stream().anyMatch(rule -> rule.kind() == Rule.Kind.LOSS);
    var accuracies = spread(runs, "%.1f", run -> 100 * number(run.testAccuracy()));
    return accuracies
        + " %"
        + (byLoss ? ", loss " + spread(runs, "%.3f", run -> number(run.testLoss())) : "");
  }

  private static String spread(
      List<RunRecord> runs, String form, ToDoubleFunction<RunRecord> number) {
    var sorted = runs.stream().mapToDouble(number).sorted().toArray();
    return List.of(sorted[0], median(runs, number), sorted[sorted.length - 1]).stream()
        .map(each -> String.format(Locale.ROOT, form, each))
        .collect(Collectors.joining(" / "));
  }

  private static double median(List<RunRecord> runs, ToDoubleFunction<RunRecord> number) {
    var sorted = runs.stream().mapToDouble(number).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double seconds(RunRecord run) {
    return run.heldMs() / 1000.0;
  }

  /** A run that broke off has none. */
  private static double number(Double number) {
    return number == null ? Double.NaN : number;
  }
}
