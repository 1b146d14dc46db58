package dev.layerwise.trainer;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** In which order the layers of a stack are computed. */
interface ComputingOrder {

  /** A layer at its path, or a part of it. */
  record Placed(String path, Layer layer, Part part) {
    static Placed whole(String path, Layer layer) {
      return new Placed(path, layer, Part.WHOLE);
    }

    Placed only(Part wanted) {
      return new Placed(path, layer, wanted);
    }
  }

  /** What is computed of a layer. */
  enum Part {
    WHOLE,
    /** All of a convolution but its bias. */
    UNBIASED,
    /** The bias of a convolution that was computed without. */
    BIAS
  }

  /**
   * @param from the first layer to be computed
   * @param prefix of the layers' paths
   */
  List<Placed> of(List<Layer> stack, int from, String prefix);

  /** As the layers were put together: what leaves each of them can be looked at. */
  ComputingOrder AS_BUILT =
      (stack, from, prefix) ->
          IntStream.range(from, stack.size())
              .mapToObj(i -> Placed.whole(prefix + i, stack.get(i)))
              .toList();

  /**
   * What comes to the same at less cost, forward and backward. What changes each number of an image
   * by itself, and never their order, goes behind the max pooling that follows it: the largest
   * value of a window is the same one before and after, and so is where the gradient goes, but
   * there are fewer values. That is a ReLU, and a convolution's bias.
   *
   * <p>The bits stay the same, unless biases move: a bias is then added to a convolution's sum last
   * instead of first.
   *
   * @param movesBiases whether biases may; their gradients then are sums of fewer numbers, which
   *     counts on a processor, where oneDNN takes one after the other
   */
  record Cheapest(boolean movesBiases) implements ComputingOrder {
    private static final Layer RELU = new ActivationLayer(Activation.RELU);

    @Override
    public List<Placed> of(List<Layer> stack, int from, String prefix) {
      var order = new ArrayList<Placed>();
      for (int i = from; i < stack.size(); i++) {
        add(stack.get(i), prefix + i, order);
      }
      return order;
    }

    private void add(Layer layer, String path, List<Placed> order) {
      if (layer instanceof Conv2d conv && conv.activation() == Activation.RELU) {
        order.add(Placed.whole(path, withoutActivation(conv)));
        order.add(Placed.whole(path, RELU));
      } else if (layer instanceof MaxPool2d) {
        var moved = takeMovable(order);
        order.add(Placed.whole(path, layer));
        order.addAll(moved);
      } else {
        order.add(Placed.whole(path, layer));
      }
    }

    /** Takes off the end what may as well come after a max pooling. */
    private List<Placed> takeMovable(List<Placed> order) {
      var taken = new ArrayDeque<Placed>();
      while (!order.isEmpty() && isMovable(order.get(order.size() - 1))) {
        taken.addFirst(order.remove(order.size() - 1));
      }
      if (movesBiases && !order.isEmpty()) {
        var last = order.get(order.size() - 1);
        if (last.layer() instanceof Conv2d conv && conv.activation() == Activation.LINEAR) {
          order.set(order.size() - 1, last.only(Part.UNBIASED));
          taken.addFirst(last.only(Part.BIAS));
        }
      }
      return List.copyOf(taken);
    }

    private static boolean isMovable(Placed last) {
      return last.layer().equals(RELU) || last.part() == Part.BIAS;
    }

    private static Layer withoutActivation(Conv2d conv) {
      return new Conv2d(
          conv.filters(), conv.kernel(), conv.stride(), conv.padding(), Activation.LINEAR);
    }
  }
}
