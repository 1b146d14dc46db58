package dev.layerwise.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A block as it is sent: without what a student must not see yet. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BlockAnswer.TextBlock.class, name = "text"),
  @JsonSubTypes.Type(value = BlockAnswer.BenchBlock.class, name = "bench"),
  @JsonSubTypes.Type(value = BlockAnswer.ChallengeBlock.class, name = "challenge"),
  @JsonSubTypes.Type(value = BlockAnswer.QuizBlock.class, name = "quiz"),
  @JsonSubTypes.Type(value = BlockAnswer.PredictBlock.class, name = "predict"),
  @JsonSubTypes.Type(value = BlockAnswer.FigureBlock.class, name = "figure"),
  @JsonSubTypes.Type(value = BlockAnswer.HintBlock.class, name = "hint")
})
@Schema(
    name = "LessonBlock",
    oneOf = {
      BlockAnswer.TextBlock.class,
      BlockAnswer.BenchBlock.class,
      BlockAnswer.ChallengeBlock.class,
      BlockAnswer.QuizBlock.class,
      BlockAnswer.PredictBlock.class,
      BlockAnswer.FigureBlock.class,
      BlockAnswer.HintBlock.class
    })
sealed interface BlockAnswer {

  /** Words. */
  record TextBlock(String html) implements BlockAnswer {}

  /** Where the bench stands like a preset. */
  record BenchBlock(String preset) implements BlockAnswer {}

  /** What a run has to meet. */
  record ChallengeBlock(String id, String html, int seeds, List<ShownRule> rules)
      implements BlockAnswer {}

  /** A rule without its hint. */
  record ShownRule(Rule.Kind kind, @Nullable Double limit, @Nullable String layer, String words) {}

  /**
   * A question.
   *
   * @param options what there is to choose from or to order; null where a number is asked for
   */
  record QuizBlock(String id, QuizType type, String html, @Nullable List<Quiz.Option> options)
      implements BlockAnswer {}

  /** How a quiz is answered. */
  enum QuizType {
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("order")
    ORDER
  }

  /**
   * A prediction.
   *
   * @param epochs of a curve, as are min and max
   * @param options of a choice; the key of each is its index
   * @param after what is shown once the run is there; never sent with the lesson
   */
  record PredictBlock(
      String id,
      PredictType type,
      String html,
      Metric metric,
      @Nullable Integer epochs,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable List<Quiz.Option> options,
      @Nullable String after)
      implements BlockAnswer {}

  /** How a prediction is made. */
  enum PredictType {
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("curve")
    CURVE
  }

  /** A picture under its address. */
  record FigureBlock(String src, String alt, @Nullable Integer width, String html)
      implements BlockAnswer {}

  /** Folded words. */
  record HintBlock(String title, String html) implements BlockAnswer {}

  /** The blocks of a lesson as this reader gets them. */
  static List<BlockAnswer> of(List<Block> blocks, String slug, UUID reader) {
    return blocks.stream().map(block -> of(block, slug, reader)).toList();
  }

  private static BlockAnswer of(Block block, String slug, UUID reader) {
    if (block instanceof Block.Text text) {
      return new TextBlock(text.html());
    } else if (block instanceof Block.Bench bench) {
      return new BenchBlock(bench.preset());
    } else if (block instanceof Block.Figure figure) {
      var src = "/api/lessons/" + slug + "/files/" + figure.src();
      return new FigureBlock(src, figure.alt(), figure.width(), figure.html());
    } else if (block instanceof Block.Hint hint) {
      return new HintBlock(hint.title(), hint.html());
    } else if (block instanceof Quiz quiz) {
      return quiz(quiz, reader);
    } else if (block instanceof Predict predict) {
      return predict(predict);
    }
    return challenge((Challenge) block);
  }

  private static BlockAnswer challenge(Challenge challenge) {
    var rules =
        challenge.rules().stream()
            .map(rule -> new ShownRule(rule.kind(), rule.limit(), rule.layer(), rule.words()))
            .toList();
    return new ChallengeBlock(challenge.id(), challenge.html(), challenge.seeds(), rules);
  }

  private static BlockAnswer quiz(Quiz quiz, UUID reader) {
    if (quiz.question() instanceof Question.Numeric) {
      return new QuizBlock(quiz.id(), QuizType.NUMBER, quiz.html(), null);
    }
    var type = quiz.question() instanceof Question.Order ? QuizType.ORDER : QuizType.CHOICE;
    return new QuizBlock(quiz.id(), type, quiz.html(), quiz.options(reader));
  }

  private static BlockAnswer predict(Predict predict) {
    if (predict.guess() instanceof Predict.Curve curve) {
      return new PredictBlock(
          predict.id(),
          PredictType.CURVE,
          predict.html(),
          predict.metric(),
          curve.epochs(),
          curve.min(),
          curve.max(),
          null,
          null);
    }
    var words = ((Predict.Choice) predict.guess()).options();
    var options =
        IntStream.range(0, words.size())
            .mapToObj(index -> new Quiz.Option(Integer.toString(index), words.get(index)))
            .toList();
    return new PredictBlock(
        predict.id(),
        PredictType.CHOICE,
        predict.html(),
        predict.metric(),
        null,
        null,
        null,
        options,
        null);
  }
}
