package dev.layerwise.lesson;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lesson's folder as it is written.
 *
 * @param presets the text of each preset under its name, without the solution
 * @param solution the text of the preset that is kept from students
 * @param figures the paths of the files that figures show
 */
record LessonSource(
    String markdown, Map<String, String> presets, @Nullable String solution, Set<String> figures) {
  static final String SOLUTION = "solution";

  LessonSource {
    presets = Map.copyOf(presets);
    figures = Set.copyOf(figures);
  }
}
