package dev.layerwise.lesson;

import java.util.ArrayList;
import java.util.List;

/** What is found wrong while one lesson is read. */
final class Findings {
  static final String TEXT = "lesson.md";
  private static final int MOST = 100;

  private final List<LessonProblem> problems = new ArrayList<>();

  /** Notes something wrong in the lesson's text. */
  void add(int line, String message) {
    add(TEXT, line, message);
  }

  void add(String file, int line, String message) {
    if (problems.size() < MOST) {
      problems.add(new LessonProblem(file, line, message));
    }
  }

  List<LessonProblem> all() {
    return List.copyOf(problems);
  }
}
