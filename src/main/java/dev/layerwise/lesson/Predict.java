package dev.layerwise.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A question that the student answers before the run that answers it.
 *
 * @param afterHtml shown once the run is there: what usually happens, and why
 */
public record Predict(String id, String html, Metric metric, Guess guess, String afterHtml)
    implements Block {

  /** How the student answers. */
  public sealed interface Guess {
    /** Whether this is an answer of the right form. */
    boolean accepts(JsonNode value);
  }

  /** One of some words (HTML); the answer is an index. */
  public record Choice(List<String> options) implements Guess {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public boolean accepts(JsonNode value) {
      return value.isInt() && value.intValue() >= 0 && value.intValue() < options.size();
    }
  }

  /** A drawn curve; the answer is a number for each epoch, between the bounds. */
  public record Curve(int epochs, double min, double max) implements Guess {
    static final int MOST_EPOCHS = 200;

    @Override
    public boolean accepts(JsonNode value) {
      if (!value.isArray() || value.size() != epochs) {
        return false;
      }
      for (var point : value) {
        if (!point.isNumber() || !(point.doubleValue() >= min && point.doubleValue() <= max)) {
          return false;
        }
      }
      return true;
    }
  }
}
