package dev.layerwise.course;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who has met which rule of which lesson: the best attempt of each. */
record Gradebook(List<Column> lessons, List<Pupil> students) {

  /**
   * A lesson with a challenge.
   *
   * @param rules in words
   */
  @Schema(name = "GradedLesson")
  record Column(String slug, String title, List<String> rules, @Nullable Instant due) {}

  /**
   * A student's row.
   *
   * @param email for those who teach the class
   * @param lessons by slug; those that were tried
   */
  @Schema(name = "GradedStudent")
  record Pupil(UUID id, String name, @Nullable String email, Map<String, Grade> lessons) {}

  /**
   * The best attempt at a lesson.
   *
   * @param score the rules that were met, as a share
   * @param rules in order
   * @param at when it was handed in
   * @param late after it was due
   */
  record Grade(double score, List<GradedRule> rules, Instant at, boolean late) {}

  /** A rule as the attempt met it. */
  record GradedRule(String words, boolean met, String found) {}
}
