package dev.layerwise.lesson;

import java.util.Map;
import java.util.Set;

/** Lessons for tests: a correct one, and what to put into it. */
final class LessonText {
  static final String PRESET =
      """
      {"dataset": "digits",
       "network": {"layers": [
         {"kind": "flatten"},
         {"kind": "dense", "units": 16},
         {"kind": "output"}]},
       "training": {"epochs": 3, "batchSize": 32},
       "show": ["layers", "plan"]}
      """;
  static final Glossary GLOSSARY =
      Glossary.read(
          """
          # Words
          kernel | kernels: A small square of $k^2$ weights.
          epoch: One pass over the training samples.
          """,
          new Findings());

  private LessonText() {}

  /** A lesson whose bench is set, with this after it: it begins on line 8. */
  static String with(String markdown) {
    return """
    ---
    title: A title
    summary: One sentence.
    minutes: 5
    ---
    :::bench preset=starter
    :::
    """
        + markdown;
  }

  static LessonReader.Reading read(String markdown) {
    return LessonReader.read(source(with(markdown)), GLOSSARY);
  }

  static LessonSource source(String markdown) {
    return new LessonSource(
        markdown, Map.of("starter", PRESET), PRESET, Set.of("figures/slide.svg"));
  }
}
