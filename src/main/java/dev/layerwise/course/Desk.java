package dev.layerwise.course;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.lesson.Lesson;
import dev.layerwise.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A class at this moment, as its instructor sees it.
 *
 * @param at by the site's clock, from which all that lasts is counted
 */
@Schema(name = "LiveDesk")
record Desk(Instant at, List<Student> students) {

  /**
   * What somebody does.
   *
   * @param lesson where they read or train
   * @param step the last quiz, prediction or challenge that they have come to there
   * @param done steps of that lesson
   * @param steps all of them
   * @param metAt since when they have met its goal; null while they have not
   * @param stuck null unless their latest attempt there failed and none met the goal
   * @param run their latest
   * @param seenAt the latest of what they did in lessons; null for nothing
   */
  @Schema(name = "DeskStudent")
  record Student(
      UUID id,
      String name,
      @Nullable String lesson,
      @Nullable String step,
      int done,
      int steps,
      @Nullable Instant metAt,
      @Nullable Stuck stuck,
      @Nullable DeskRun run,
      @Nullable Instant seenAt) {}

  /**
   * The first rule that the latest attempt did not meet.
   *
   * @param rule its kind
   * @param since when the first of the attempts failed
   */
  @Schema(name = "StuckOnRule")
  record Stuck(String rule, String words, Instant since, int attempts) {}

  /**
   * A run, small.
   *
   * @param curve accuracy after epochs, thinned
   */
  record DeskRun(
      UUID id,
      RunState state,
      @Nullable String lesson,
      @Nullable Integer epoch,
      int epochs,
      @Nullable Double testAccuracy,
      List<Double> curve) {}

  /**
   * A network that was put before everybody of a class.
   *
   * @param by the instructor's name
   */
  @Schema(name = "PushedNetwork")
  record Pushed(
      UUID id,
      UUID classId,
      String className,
      String by,
      String dataset,
      @Schema(ref = "Network") JsonNode network,
      @Schema(ref = "TrainingPlan") JsonNode training,
      String words,
      Instant at) {}

  /** The last step at or before this block. */
  static @Nullable String step(@Nullable Lesson lesson, @Nullable Integer block) {
    if (lesson == null || block == null) {
      return null;
    }
    var before = lesson.blocks().subList(0, Math.min(block + 1, lesson.blocks().size()));
    return lesson.steps().stream()
        .map(Lesson.Step::id)
        .filter(id -> before.stream().anyMatch(each -> Steps.id(each).equals(id)))
        .reduce((first, second) -> second)
        .orElse(null);
  }
}
