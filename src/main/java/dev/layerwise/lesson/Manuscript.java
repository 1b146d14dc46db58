package dev.layerwise.lesson;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a revision of a lesson holds.
 *
 * @param presets the text of each preset under its name, without the solution
 * @param figures the SHA-256 of each figure under its path
 */
record Manuscript(
    String markdown,
    Map<String, String> presets,
    @Nullable String solution,
    Map<String, String> figures) {
  Manuscript {
    presets = Map.copyOf(presets);
    figures = Map.copyOf(figures);
  }

  LessonSource source() {
    return new LessonSource(markdown, presets, solution, figures.keySet());
  }

  /** All presets, the solution among them. */
  Map<String, String> allPresets() {
    var all = new TreeMap<>(presets);
    if (solution != null) {
      all.put(LessonSource.SOLUTION, solution);
    }
    return all;
  }

  static Manuscript of(String markdown, Map<String, String> presets, Map<String, String> figures) {
    var shown = new TreeMap<>(presets);
    var solution = shown.remove(LessonSource.SOLUTION);
    return new Manuscript(markdown, shown, solution, figures);
  }
}
