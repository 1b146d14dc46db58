package dev.layerwise.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Says everything that is wrong in a folder of lessons, each with file and line. */
final class CheckLessons {
  private CheckLessons() {}

  /** Checks {@code content/}, or the folder that is named. */
  public static void main(String[] arguments) {
    var folder = Path.of(arguments.length > 0 ? arguments[0] : "content");
    var problems = problems(folder);
    problems.forEach(System.out::println);
    System.out.printf(
        "%d lessons, %d problems%n", Content.read(folder).lessons().size(), problems.size());
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  static List<String> problems(Path folder) {
    var content = Content.read(folder);
    var findings = new Findings();
    var glossary = Glossary.read(content.glossary(), findings);
    var problems = new ArrayList<>(lines(folder.toString(), findings.all()));
    var numbers = new HashMap<Integer, String>();
    var slugs = new HashMap<String, String>();
    for (var lesson : content.lessons()) {
      var place = folder.resolve(lesson.name()).toString();
      problems.addAll(lines(place, problems(lesson, glossary)));
      refuseTwo(numbers.put(lesson.number(), place), place, "number", problems);
      refuseTwo(slugs.put(lesson.slug(), place), place, "name", problems);
    }
    return problems;
  }

  private static List<LessonProblem> problems(Content.Shipped lesson, Glossary glossary) {
    var findings = new Findings();
    var folder = LessonFolder.of(lesson.files(), findings);
    var reading = LessonReader.read(folder.source(), glossary);
    reading.problems().forEach(each -> findings.add(each.file(), each.line(), each.message()));
    var challenge = reading.lesson(lesson.slug(), lesson.number(), 1).challenge();
    if (challenge.isPresent() && folder.solution() == null) {
      findings.add(1, "A lesson with a challenge keeps a solution.json that meets it.");
    }
    var shown = reading.blocks().stream().map(CheckLessons::figure).toList();
    for (var path : folder.figures().keySet()) {
      if (!shown.contains(path)) {
        findings.add(path, 1, "No figure of the lesson shows this file.");
      }
    }
    return findings.all();
  }

  private static String figure(Block block) {
    return block instanceof Block.Figure figure ? figure.src() : "";
  }

  private static void refuseTwo(String other, String place, String what, List<String> problems) {
    if (other != null) {
      problems.add(place + ":1: " + other + " has the same " + what);
    }
  }

  private static List<String> lines(String place, List<LessonProblem> problems) {
    return problems.stream().map(problem -> place + "/" + problem).toList();
  }
}
