package dev.layerwise.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lesson as one of its revisions has it, with what students must not see yet.
 *
 * @param number its place on the path, from 1
 * @param minutes how long it takes to read and do
 */
public record Lesson(
    String slug,
    int number,
    String title,
    String summary,
    int minutes,
    int revision,
    List<Block> blocks,
    Map<String, Preset> presets) {
  public Lesson {
    blocks = List.copyOf(blocks);
    presets = Map.copyOf(presets);
  }

  /** Something to do, which progress counts. */
  @Schema(name = "LessonStep")
  public record Step(String id, Kind kind) {
    /** What is to be done. */
    @Schema(name = "LessonStepKind")
    public enum Kind {
      @JsonProperty("quiz")
      QUIZ,
      @JsonProperty("predict")
      PREDICT,
      @JsonProperty("challenge")
      CHALLENGE
    }
  }

  public List<Step> steps() {
    return blocks.stream().flatMap(Lesson::step).toList();
  }

  public Optional<Challenge> challenge() {
    return only(Challenge.class).findFirst();
  }

  public Optional<Quiz> quiz(String id) {
    return only(Quiz.class).filter(quiz -> quiz.id().equals(id)).findFirst();
  }

  public Optional<Predict> predict(String id) {
    return only(Predict.class).filter(predict -> predict.id().equals(id)).findFirst();
  }

  /** How the bench stands when the lesson is opened. */
  public Optional<Preset> starter() {
    return only(Block.Bench.class)
        .findFirst()
        .flatMap(bench -> Optional.ofNullable(presets.get(bench.preset())));
  }

  private <B extends Block> Stream<B> only(Class<B> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static Stream<Step> step(Block block) {
    if (block instanceof Quiz quiz) {
      return Stream.of(new Step(quiz.id(), Step.Kind.QUIZ));
    }
    if (block instanceof Predict predict) {
      return Stream.of(new Step(predict.id(), Step.Kind.PREDICT));
    }
    return block instanceof Challenge challenge
        ? Stream.of(new Step(challenge.id(), Step.Kind.CHALLENGE))
        : Stream.empty();
  }
}
