package dev.layerwise.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.Person;
import dev.layerwise.lesson.Metric;
import dev.layerwise.lesson.Predict;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.RunRecord;
import dev.layerwise.run.RunRecordStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What students say before a run, and what the run then says. */
@ApplicationScoped
class Predictions {
  private final Reading reading;
  private final PredictionStore store;
  private final RunRecordStore runs;
  private final ObjectMapper json;

  Predictions(Reading reading, PredictionStore store, RunRecordStore runs, ObjectMapper json) {
    this.reading = reading;
    this.store = store;
    this.runs = runs;
    this.json = json;
  }

  /**
   * A prediction and, once a run of the lesson has followed it, what happened.
   *
   * @param after HTML: what usually happens, and why; not before the run
   * @param actual the curve, or the one number, of the first run that came after it; null until the
   *     run is over
   */
  @Schema(name = "Prediction")
  record Outcome(
      @Schema(ref = "PredictionValue") JsonNode value,
      boolean locked,
      @Nullable String after,
      @Schema(ref = "PredictionValue") @Nullable JsonNode actual) {}

  /**
   * Keeps what somebody predicts.
   *
   * @throws Problem 409 once a run has followed
   */
  Outcome put(Person person, String slug, String id, @Nullable JsonNode value) {
    var asked = asked(person, slug, id);
    if (value == null || !asked.guess().accepts(value)) {
      throw Problem.badRequest(
          asked.guess() instanceof Predict.Choice
              ? "Send the place of one of the answers, from 0."
              : "Send a number for each epoch, within the chart.");
    }
    if (!store.put(person.id(), slug, id, value)) {
      throw Problem.conflict(
          "prediction-locked",
          "You have trained since",
          "A prediction is made before the run. This one stands, because a run of this lesson has"
              + " followed it.");
    }
    return new Outcome(value, false, null, null);
  }

  Outcome find(Person person, String slug, String id) {
    var asked = asked(person, slug, id);
    var row =
        store
            .find(person.id(), slug, id)
            .orElseThrow(() -> Problem.notFound("You have not predicted anything here yet."));
    return row.run() == null
        ? new Outcome(read(row), false, null, null)
        : new Outcome(read(row), true, asked.afterHtml(), actual(row.run(), asked.metric()));
  }

  JsonNode read(PredictionStore.Row row) {
    return read(row.value());
  }

  private @Nullable JsonNode actual(UUID run, Metric metric) {
    return runs.find(run)
        .filter(found -> found.state().isLast())
        .map(found -> told(found, metric))
        .orElse(null);
  }

  private @Nullable JsonNode told(RunRecord run, Metric metric) {
    if (metric == Metric.TEST_ACCURACY) {
      return run.testAccuracy() == null ? null : json.valueToTree(run.testAccuracy());
    }
    var name = json.convertValue(metric, String.class);
    var curve = runs.curve(run.id(), name);
    return curve.isEmpty() ? null : json.valueToTree(curve);
  }

  /** What a class predicted, to be drawn: one value a member. */
  List<JsonNode> ofClass(UUID classId, String slug, String id) {
    return store.ofClass(classId, slug, id).stream().map(this::read).toList();
  }

  private Predict asked(Person person, String slug, String id) {
    return reading
        .lesson(person, slug)
        .predict(id)
        .orElseThrow(() -> Problem.notFound("This lesson asks for no such prediction."));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A prediction's row holds unreadable JSON", e);
    }
  }
}
