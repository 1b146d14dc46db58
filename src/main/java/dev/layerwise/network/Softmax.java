package dev.layerwise.network;

/** Where a layer uses softmax, which is rarely what was meant inside a network. */
final class Softmax {
  private Softmax() {}

  static boolean isUsedBy(Layer layer) {
    return activationOf(layer) == Activation.SOFTMAX;
  }

  private static Activation activationOf(Layer layer) {
    if (layer instanceof Dense dense) {
      return dense.activation();
    }
    if (layer instanceof Conv2d convolution) {
      return convolution.activation();
    }
    return layer instanceof ActivationLayer alone ? alone.function() : Activation.LINEAR;
  }

  /** The same layer with another activation. */
  static Layer replacedBy(Layer layer, Activation other) {
    if (layer instanceof Dense dense) {
      return new Dense(dense.units(), other);
    }
    if (layer instanceof Conv2d c) {
      return new Conv2d(c.filters(), c.kernel(), c.stride(), c.padding(), other);
    }
    return new ActivationLayer(other);
  }
}
