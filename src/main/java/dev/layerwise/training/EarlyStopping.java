package dev.layerwise.training;

/**
 * When training ends before its last epoch: once the validation score has not been better for so
 * many epochs (Prechelt, "Early Stopping, but When?", 1998). The weights of the best epoch are the
 * ones that are tested and kept.
 *
 * @param patience epochs without a better score
 */
public record EarlyStopping(int patience, Metric metric) {
  public EarlyStopping {
    PlanSettings.PATIENCE.require(patience);
  }

  /** What is watched. The JSON name is the constant in camel case. */
  public enum Metric {
    VALIDATION_LOSS("validation loss"),
    VALIDATION_ACCURACY("validation accuracy");

    private final String words;

    Metric(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
