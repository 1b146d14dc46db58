package dev.layerwise.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Answers the questions named as arguments, or all, and writes the answers into docs/simulation.md
 * and docs/images. Not a test: start it with bench/simulate.sh.
 */
public final class SimulationMain {
  private static final Path PAGE = Path.of("docs/simulation.md");
  private static final Path PICTURES = Path.of("docs/images");
  private static final List<Study> STUDIES =
      List.of(
          new BurstStudy(),
          new WeightStudy(),
          new CapacityStudy(),
          new QuickStudy(),
          new LargeStudy("large-1000", 10),
          new LargeStudy("large-10000", 100),
          new LargeStudy("large-100000", 1_000));

  private SimulationMain() {}

  public static void main(String[] names) throws Exception {
    var laboratory = new Laboratory();
    for (var study : STUDIES) {
      if (names.length == 0 || List.of(names).contains(study.name())) {
        long start = System.nanoTime();
        var report = study.report(laboratory);
        System.out.printf(
            "%s, %.0f s:%n%s%n",
            study.name(), (System.nanoTime() - start) / 1e9, report.markdown());
        write(study.name(), report);
      }
    }
  }

  private static void write(String name, Report report) throws Exception {
    for (var picture : report.pictures().entrySet()) {
      Files.writeString(PICTURES.resolve(picture.getKey()), picture.getValue());
    }
    Files.writeString(PAGE, replaced(Files.readString(PAGE), name, report.markdown()));
  }

  /** The page with other results between this study's marks. */
  private static String replaced(String page, String name, String results) {
    var begin = "<!-- results of " + name + " -->\n";
    var end = "<!-- end of " + name + " -->";
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException(
          PAGE + " has no place for " + name + ": put " + begin.strip() + " and " + end);
    }
    return page.substring(0, from + begin.length()) + results + page.substring(to);
  }
}
