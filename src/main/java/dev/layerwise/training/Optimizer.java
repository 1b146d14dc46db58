package dev.layerwise.training;

/**
 * How parameters follow their gradients.
 *
 * @param weightDecay L2 penalty; decoupled for AdamW (Loshchilov and Hutter, arXiv:1711.05101)
 * @param momentum used by {@code MOMENTUM} alone
 */
public record Optimizer(Kind kind, double learningRate, double weightDecay, double momentum) {
  /** The JSON name is the constant in lower case. */
  public enum Kind {
    SGD,
    MOMENTUM,
    ADAM,
    ADAMW,
    RMSPROP
  }
}
