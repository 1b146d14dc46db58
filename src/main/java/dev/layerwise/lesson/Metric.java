package dev.layerwise.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What of a run is predicted, named as the run's events name it. */
public enum Metric {
  @JsonProperty("trainLoss")
  TRAIN_LOSS,
  @JsonProperty("trainAccuracy")
  TRAIN_ACCURACY,
  @JsonProperty("validationLoss")
  VALIDATION_LOSS,
  @JsonProperty("validationAccuracy")
  VALIDATION_ACCURACY,
  /** Known at the end of a run alone, so there is no curve of it. */
  @JsonProperty("testAccuracy")
  TEST_ACCURACY
}
