package dev.layerwise.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question that the lesson itself can judge, any number of times. */
public record Quiz(String id, String html, Question question) implements Block {

  /**
   * What is offered to choose from.
   *
   * @param key what an answer names it by; it says nothing of whether it is right
   */
  @Schema(name = "QuizOption")
  public record Option(String key, String html) {}

  /**
   * Whether an answer was right, and why.
   *
   * @param explanations of what was answered, never of what was not
   */
  public record Verdict(boolean right, List<Explanation> explanations) {
    public Verdict {
      explanations = List.copyOf(explanations);
    }
  }

  /**
   * Why an answer is right or wrong.
   *
   * @param key the option it explains; null when it explains the whole answer
   */
  public record Explanation(@Nullable String key, String html) {}

  /**
   * Judges what a student sent: keys for a choice, a number, or keys in order.
   *
   * @throws dev.layerwise.platform.Problem when it is no answer to this question
   */
  public Verdict judge(JsonNode answer) {
    return question.judge(answer);
  }

  /** What there is to choose from, as this reader sees it; nothing where a number is asked for. */
  public List<Option> options(UUID reader) {
    return question.options(reader);
  }
}
