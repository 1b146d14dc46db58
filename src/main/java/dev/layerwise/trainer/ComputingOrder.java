package dev.layerwise.trainer;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** In which order the layers of a stack are computed, and which of them at once. */
interface ComputingOrder {

  /**
   * A layer at its path.
   *
   * @param rectified whether a ReLU is part of the same operation
   */
  record Placed(String path, Layer layer, boolean rectified) {}

  /**
   * @param from the first layer to be computed
   * @param prefix of the layers' paths
   * @param input what arrives at that layer
   */
  List<Placed> of(List<Layer> stack, int from, String prefix, Shape input);

  /** As the layers were put together: what leaves each of them can be looked at. */
  ComputingOrder AS_BUILT =
      (stack, from, prefix, input) ->
          IntStream.range(from, stack.size())
              .mapToObj(i -> new Placed(prefix + i, stack.get(i), false))
              .toList();

  /**
   * What comes to the same bits, forward and backward, at less cost. A ReLU goes behind the max
   * pooling that follows it: the largest value of a window is the same before and after, and so is
   * where the gradient goes, but there are fewer values. A ReLU that follows a normalisation is
   * computed with it, where the engine has one operation for both.
   *
   * @param joinsNormalisation whether it has: of images, on a processor
   */
  record Cheapest(boolean joinsNormalisation) implements ComputingOrder {
    private static final Layer RELU = new ActivationLayer(Activation.RELU);

    @Override
    public List<Placed> of(List<Layer> stack, int from, String prefix, Shape input) {
      var order = new ArrayList<Placed>();
      var shape = input;
      for (int i = from; i < stack.size(); i++) {
        var layer = stack.get(i);
        add(layer, prefix + i, shape, order);
        shape = layer.outputFor(shape);
      }
      return order;
    }

    private void add(Layer layer, String path, Shape input, List<Placed> order) {
      int end = order.size();
      if (layer instanceof Conv2d conv && conv.activation() == Activation.RELU) {
        order.add(new Placed(path, withoutActivation(conv), false));
        order.add(new Placed(path, RELU, false));
      } else if (layer instanceof MaxPool2d && end > 0 && order.get(end - 1).layer().equals(RELU)) {
        order.add(end - 1, new Placed(path, layer, false));
      } else if (layer.equals(RELU) && joins(input, order)) {
        var normalisation = order.remove(end - 1);
        order.add(new Placed(normalisation.path(), normalisation.layer(), true));
      } else {
        order.add(new Placed(path, layer, false));
      }
    }

    private boolean joins(Shape input, List<Placed> order) {
      if (!joinsNormalisation || !(input instanceof Shape.Image) || order.isEmpty()) {
        return false;
      }
      var last = order.get(order.size() - 1);
      return last.layer() instanceof BatchNorm && !last.rectified();
    }

    private static Layer withoutActivation(Conv2d conv) {
      return new Conv2d(
          conv.filters(), conv.kernel(), conv.stride(), conv.padding(), Activation.LINEAR);
    }
  }
}
