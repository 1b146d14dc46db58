package dev.layerwise.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has done in a lesson.
 *
 * @param lesson its slug
 * @param position the block they read last
 * @param doneSteps quizzes that were right once, predictions that a run followed, a challenge that
 *     was met
 */
record LessonProgress(
    String lesson,
    @Nullable Integer position,
    List<String> doneSteps,
    Map<String, QuizStanding> quizzes,
    Map<String, PredictionStanding> predictions,
    ChallengeStanding challenge) {

  /** How a quiz stands. */
  record QuizStanding(boolean right, int tries) {}

  /**
   * What was predicted.
   *
   * @param value an index, or a number for each epoch
   * @param locked whether a run has followed it
   */
  record PredictionStanding(@Schema(ref = "PredictionValue") JsonNode value, boolean locked) {}

  /**
   * How a challenge stands.
   *
   * @param score of the latest attempt that was judged: the rules it met, as a share
   * @param best of all
   */
  record ChallengeStanding(State state, @Nullable Double score, @Nullable Double best) {
    static final ChallengeStanding NONE = new ChallengeStanding(State.NONE, null, null);
  }

  /** Of a challenge: met once is met. */
  @Schema(name = "ChallengeState")
  enum State {
    @JsonProperty("none")
    NONE,
    @JsonProperty("judging")
    JUDGING,
    @JsonProperty("met")
    MET,
    @JsonProperty("failed")
    FAILED
  }
}
