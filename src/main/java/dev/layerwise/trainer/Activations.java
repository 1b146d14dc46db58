package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.function.UnaryOperator;

/** The engine's function for each activation of the catalogue. */
final class Activations {
  private static final float LEAK = 0.01f;
  private static final float ELU_ALPHA = 1f;

  private Activations() {}

  static UnaryOperator<NDArray> of(dev.layerwise.network.Activation activation) {
    return switch (activation) {
      case LINEAR -> x -> x;
      case RELU -> Activation::relu;
      case LEAKY_RELU -> x -> Activation.leakyRelu(x, LEAK);
      case ELU -> x -> Activation.elu(x, ELU_ALPHA);
      case GELU -> Activation::gelu;
      case SILU -> x -> Activation.swish(x, 1f);
      case SIGMOID -> Activation::sigmoid;
      case TANH -> Activation::tanh;
      case SOFTMAX -> x -> x.softmax(1); // over the channels of an image, or the features of a list
    };
  }
}
