package dev.layerwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.platform.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a student wants kept.
 *
 * @param version the version that a change started from; for a new draft of a lesson, that of the
 *     one whose place it takes
 * @param lesson the lesson beside which a new draft stands; a change leaves it as it is
 * @param preset the lesson's preset that it grew from; left out, it stays as it is
 */
@Schema(requiredProperties = {"name", "dataset", "network", "training"})
record Draft(
    @Nullable String name,
    @Nullable String dataset,
    @Schema(ref = "Network") @Nullable JsonNode network,
    @Schema(ref = "TrainingPlan") @Nullable JsonNode training,
    @Nullable Integer version,
    @Nullable String lesson,
    @Nullable String preset) {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_DATASET = 200;
  private static final int LONGEST_LESSON = 100;
  private static final int LARGEST = 256 * 1024;

  /** The parts of a draft, each of a size that can be kept. */
  record Content(
      String name,
      String dataset,
      String network,
      String training,
      @Nullable String lesson,
      @Nullable String preset) {}

  /** Refuses what cannot be kept; whether it can be trained is another question. */
  Content content() {
    return new Content(
        text(name, "name", LONGEST_NAME),
        text(dataset, "dataset", LONGEST_DATASET),
        object(network, "network"),
        object(training, "training"),
        lesson == null ? null : text(lesson, "lesson", LONGEST_LESSON),
        preset == null ? null : text(preset, "preset", LONGEST_LESSON));
  }

  int startedFrom() {
    if (version == null) {
      throw Problem.badRequest("Send the \"version\" that your change started from.");
    }
    return version;
  }

  private static String text(@Nullable String value, String field, int longest) {
    if (value == null || value.isBlank() || value.strip().length() > longest) {
      throw Problem.badRequest(
          "The field \"%s\" must be a text of 1 to %d characters.".formatted(field, longest));
    }
    return value.strip();
  }

  private static String object(@Nullable JsonNode value, String field) {
    if (value == null || !value.isObject()) {
      throw Problem.badRequest("The field \"%s\" must be a JSON object.".formatted(field));
    }
    var text = value.toString();
    if (text.length() > LARGEST) {
      throw Problem.badRequest(
          "The field \"%s\" is larger than %d KB. Take some layers away."
              .formatted(field, LARGEST / 1024));
    }
    return text;
  }
}
