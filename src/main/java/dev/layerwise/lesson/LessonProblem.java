package dev.layerwise.lesson;

/**
 * Something wrong in a lesson's folder.
 *
 * @param file inside the folder, such as {@code lesson.md}
 * @param line from 1
 */
public record LessonProblem(String file, int line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
