package dev.layerwise.course;

import dev.layerwise.lesson.Challenge;
import dev.layerwise.lesson.Lesson;
import dev.layerwise.lesson.Lessons;
import dev.layerwise.lesson.Preset;
import dev.layerwise.lesson.Rule;
import java.util.List;
import java.util.Optional;

/** What of a lesson is calibrated. */
record CalibratedLesson(
    int number, String slug, List<Rule> rules, Preset starter, Preset solution) {

  /** Those that have a challenge, in order. */
  static List<CalibratedLesson> of(Lessons lessons) {
    return lessons.all().stream().flatMap(lesson -> of(lesson, lessons).stream()).toList();
  }

  private static Optional<CalibratedLesson> of(Lesson lesson, Lessons lessons) {
    return lesson
        .challenge()
        .map(Challenge::rules)
        .map(
            rules ->
                new CalibratedLesson(
                    lesson.number(),
                    lesson.slug(),
                    rules,
                    lesson.starter().orElseThrow(),
                    lessons
                        .solution(lesson.slug())
                        .orElseThrow(
                            () ->
                                new IllegalStateException(
                                    lesson.slug() + " has no solution.json"))));
  }
}
