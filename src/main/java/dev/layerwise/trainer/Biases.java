package dev.layerwise.trainer;

import dev.layerwise.network.Activation;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Layer;
import java.util.List;

/** Which biases make a difference. */
final class Biases {
  private Biases() {}

  /**
   * Whether this layer's bias makes none: a batch normalisation follows the convolution, and takes
   * a constant away from each channel. Its gradient would be what rounding leaves of zero, at a
   * price: oneDNN sums it number by number. So it is left out, and stays as it was drawn: zero.
   */
  static boolean isIdle(List<Layer> stack, int layer) {
    return stack.get(layer) instanceof Conv2d convolution
        && convolution.activation() == Activation.LINEAR
        && layer + 1 < stack.size()
        && stack.get(layer + 1) instanceof BatchNorm;
  }
}
