package dev.layerwise.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the bench stands: a data set, a network and a plan, as submitting a run takes them.
 *
 * @param show what a student may change of it; null for everything
 */
@Schema(name = "LessonPreset")
public record Preset(
    String dataset,
    @Schema(ref = "Network") JsonNode network,
    @Schema(ref = "TrainingPlan") JsonNode training,
    @Nullable List<Control> show) {
  public Preset {
    show = show == null ? null : List.copyOf(show);
  }

  /** A part of the bench that can be changed, or is drawn as it is. */
  @Schema(name = "BenchControl")
  public enum Control {
    @JsonProperty("dataset")
    DATASET,
    @JsonProperty("layers")
    LAYERS,
    @JsonProperty("plan")
    PLAN,
    @JsonProperty("seed")
    SEED
  }
}
