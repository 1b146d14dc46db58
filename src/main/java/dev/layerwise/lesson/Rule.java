package dev.layerwise.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a challenge.
 *
 * @param limit the bound of a rule on a number, else null
 * @param layer the kind of layer that must or must not occur, else null
 * @param words what it asks, as shown to a student
 * @param hintHtml what to look at while it is not met: shown only then
 */
public record Rule(
    Kind kind, @Nullable Double limit, @Nullable String layer, String words, String hintHtml) {

  /** What a rule looks at. */
  @Schema(name = "RuleKind")
  public enum Kind {
    /** The test accuracy, at least the limit. */
    @JsonProperty("accuracy")
    ACCURACY,
    /** The test loss, at most the limit. */
    @JsonProperty("loss")
    LOSS,
    /** The numbers that the network learns, at most the limit. */
    @JsonProperty("parameters")
    PARAMETERS,
    /** The seconds for which the run held its device, at most the limit. */
    @JsonProperty("deviceSeconds")
    DEVICE_SECONDS,
    /** The epochs of the plan, at most the limit. */
    @JsonProperty("epochs")
    EPOCHS,
    /** The layers of the network, blocks counted with what is in them, at most the limit. */
    @JsonProperty("layers")
    LAYERS,
    /** The layer occurs. */
    @JsonProperty("must")
    MUST,
    /** The layer does not occur. */
    @JsonProperty("mustNot")
    MUST_NOT;

    /** Whether more is better; for the others on numbers, less is. */
    public boolean atLeast() {
      return this == ACCURACY;
    }

    /** Whether it looks for a layer rather than at a number. */
    public boolean ofLayer() {
      return this == MUST || this == MUST_NOT;
    }
  }
}
