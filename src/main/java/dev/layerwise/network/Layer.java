package dev.layerwise.network;

/** One layer of a network. Closed: every consumer visits each kind, so the compiler finds a gap. */
public sealed interface Layer
    permits Dense,
        Conv2d,
        MaxPool2d,
        AvgPool2d,
        GlobalAvgPool2d,
        Flatten,
        Dropout,
        BatchNorm,
        ActivationLayer,
        Residual,
        Parallel,
        Output {

  /**
   * The shape that this layer makes of its input.
   *
   * @throws ShapeMismatch when it cannot take this input
   */
  Shape outputFor(Shape input);

  /** How many numbers the layer learns over this input. */
  default long parametersFor(Shape input) {
    return 0;
  }

  /**
   * Multiplications with additions in one forward pass of one sample; element-wise work is free.
   */
  default long multiplyAddsFor(Shape input) {
    return 0;
  }

  /** Whether it draws at random while it is trained. */
  default boolean isRandom() {
    return false;
  }

  <R> R accept(LayerVisitor<R> visitor);
}
