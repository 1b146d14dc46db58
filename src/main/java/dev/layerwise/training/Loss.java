package dev.layerwise.training;

/**
 * What training makes small. Regression losses take the class as a target of one among zeros, and
 * the outputs as they are.
 */
public enum Loss {
  CROSS_ENTROPY("cross-entropy"),
  SQUARED_ERROR("squared error"),
  HUBER("Huber loss");

  private final String words;

  Loss(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
