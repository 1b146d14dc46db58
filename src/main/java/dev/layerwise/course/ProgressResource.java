package dev.layerwise.course;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.account.CurrentPerson;
import dev.layerwise.lesson.Quiz;
import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's own progress over HTTP. */
@Path("/api/progress")
@Authenticated
class ProgressResource {
  /** Where somebody reads. */
  @Schema(name = "ReadingPosition")
  record Position(@Nullable Integer block) {}

  /** Keys for a choice, a number, or keys in order. */
  @Schema(name = "QuizAnswer")
  record Answer(@Schema(ref = "QuizAnswerValue") @Nullable JsonNode answer) {}

  /** Whether this answer was right, how many there were, and why. */
  @Schema(name = "QuizVerdict")
  record Verdict(boolean right, int tries, List<Quiz.Explanation> explanations) {}

  /** An index for a choice, a number for each epoch for a curve. */
  @Schema(name = "PredictionWish")
  record Guess(@Schema(ref = "PredictionValue") @Nullable JsonNode value) {}

  private final CurrentPerson current;
  private final Reading reading;
  private final ProgressStore store;
  private final Progress progress;
  private final Predictions predictions;

  ProgressResource(
      CurrentPerson current,
      Reading reading,
      ProgressStore store,
      Progress progress,
      Predictions predictions) {
    this.current = current;
    this.reading = reading;
    this.store = store;
    this.progress = progress;
    this.predictions = predictions;
  }

  @GET
  public List<LessonProgress> mine() {
    return progress.of(current.get().id());
  }

  @PUT
  @Path("/{slug}/position")
  public void read(String slug, @Nullable Position position) {
    var lesson = reading.lesson(current.get(), slug);
    if (position == null || position.block() == null || position.block() < 0) {
      throw Problem.badRequest("Send the place of the block, from 0, as in {\"block\":3}.");
    }
    int last = Math.max(0, lesson.blocks().size() - 1);
    store.putPlace(current.get().id(), slug, Math.min(position.block(), last));
  }

  @POST
  @Path("/{slug}/quizzes/{id}")
  public Verdict answer(String slug, String id, @Nullable Answer answer) {
    var quiz =
        reading
            .lesson(current.get(), slug)
            .quiz(id)
            .orElseThrow(() -> Problem.notFound("This lesson has no such quiz."));
    if (answer == null || answer.answer() == null) {
      throw Problem.badRequest("Send an answer, as in {\"answer\":…}.");
    }
    var verdict = quiz.judge(answer.answer());
    var kept = store.answered(current.get().id(), slug, id, verdict.right());
    return new Verdict(verdict.right(), kept.tries(), verdict.explanations());
  }

  @GET
  @Path("/{slug}/predictions/{id}")
  public Predictions.Outcome prediction(String slug, String id) {
    return predictions.find(current.get(), slug, id);
  }

  @PUT
  @Path("/{slug}/predictions/{id}")
  public Predictions.Outcome predict(String slug, String id, @Nullable Guess guess) {
    return predictions.put(current.get(), slug, id, guess == null ? null : guess.value());
  }
}
