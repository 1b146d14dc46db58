package dev.layerwise.trainer;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Dropout;
import dev.layerwise.network.Flatten;
import dev.layerwise.network.GlobalAvgPool2d;
import dev.layerwise.network.Layer;
import dev.layerwise.network.LayerVisitor;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Merge;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Parallel;
import dev.layerwise.network.Residual;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes a network's layers down as a symbol, with the operations that {@link Blocks} runs. Arrays
 * have the names that they have there, and each node begins with its layer's path, so that an error
 * names the layer.
 */
final class NetworkSymbol {
  private final Symbol symbol;
  private final Task task;
  private final ComputingOrder order;
  private final BiConsumer<String, Node> passed;

  private NetworkSymbol(
      Symbol symbol, Task task, ComputingOrder order, BiConsumer<String, Node> passed) {
    this.symbol = symbol;
    this.task = task;
    this.order = order;
    this.passed = passed;
  }

  /** Adds the network, computed in this order; the result is one row of class scores a sample. */
  static Node scores(
      Symbol symbol, Network network, Task task, Node samples, ComputingOrder order) {
    return scoresFrom(0, task.input(), symbol, network, task, samples, order);
  }

  /**
   * Adds the layers behind a stem.
   *
   * @param outcome what leaves the stem
   */
  static Node scoresBehind(
      Stem stem, Symbol symbol, Network network, Task task, Node outcome, ComputingOrder order) {
    return scoresFrom(stem.layers(), stem.output(), symbol, network, task, outcome, order);
  }

  private static Node scoresFrom(
      int layer,
      Shape arriving,
      Symbol symbol,
      Network network,
      Task task,
      Node node,
      ComputingOrder order) {
    return new NetworkSymbol(symbol, task, order, (path, passing) -> {})
        .stack(network.layers(), layer, arriving, "", node);
  }

  /**
   * Adds the network as it was built.
   *
   * @param passed is told what leaves each layer
   */
  static Node scores(
      Symbol symbol, Network network, Task task, Node samples, BiConsumer<String, Node> passed) {
    return new NetworkSymbol(symbol, task, ComputingOrder.AS_BUILT, passed)
        .stack(network.layers(), 0, task.input(), "", samples);
  }

  private Node stack(List<Layer> layers, int from, Shape input, String prefix, Node node) {
    var shape = input;
    var here = node;
    var placed = order.of(layers, from, prefix);
    var inOrder = placed.stream().map(ComputingOrder.Placed::layer).toList();
    for (int i = 0; i < placed.size(); i++) {
      var part = placed.get(i);
      var at = new At(part, Biases.isIdle(inOrder, i), shape, here);
      if (part.part() == ComputingOrder.Part.BIAS) {
        here = at.shifted();
      } else {
        here = part.layer().accept(at);
        shape = part.layer().outputFor(shape);
      }
      passed.accept(part.path(), here);
    }
    return here;
  }

  /** The place of a layer: its path, and what arrives there. */
  private final class At implements LayerVisitor<Node> {
    private final String path;
    private final boolean unbiased;
    private final Shape input;
    private final Node x;

    At(ComputingOrder.Placed placed, boolean idleBias, Shape input, Node x) {
      this.path = placed.path();
      this.unbiased = idleBias || placed.part() == ComputingOrder.Part.UNBIASED;
      this.input = input;
      this.x = x;
    }

    @Override
    public Node dense(Dense layer) {
      var sizes = Map.of("num_hidden", layer.units(), "flatten", "False", "no_bias", "False");
      var scores = apply("FullyConnected", "dense", sizes, x, array("weight"), array("bias"));
      return activated(layer.activation(), scores);
    }

    @Override
    public Node output(Output layer) {
      return dense(layer.scoresFor(task));
    }

    @Override
    public Node conv2d(Conv2d layer) {
      var sizes =
          Map.of(
              "kernel", square(layer.kernel()),
              "stride", square(layer.stride()),
              "pad", square(layer.padding().border(layer.kernel())),
              "num_filter", layer.filters(),
              "no_bias", unbiased ? "True" : "False");
      var operands =
          unbiased
              ? new Node[] {x, array("weight")}
              : new Node[] {x, array("weight"), array("bias")};
      var images = apply("Convolution", "conv2d", sizes, operands);
      return activated(layer.activation(), images);
    }

    @Override
    public Node maxPool2d(MaxPool2d layer) {
      int border = layer.padding().border(layer.size());
      return apply("Pooling", "maxPool2d", pool("max", layer.size(), layer.stride(), border), x);
    }

    /** The border is not part of the mean. */
    @Override
    public Node avgPool2d(AvgPool2d layer) {
      int border = layer.padding().border(layer.size());
      return apply("Pooling", "avgPool2d", pool("avg", layer.size(), layer.stride(), border), x);
    }

    private Map<String, ?> pool(String type, int size, int stride, int border) {
      return Map.of(
          "pool_type", type,
          "kernel", square(size),
          "stride", square(stride),
          "pad", square(border),
          "count_include_pad", "False");
    }

    /** As a dense layer of equal weights: MXNet sums over axes slowly. */
    @Override
    public Node globalAvgPool2d(GlobalAvgPool2d layer) {
      var image = (Shape.Image) input;
      int area = image.height() * image.width();
      var weights =
          apply("_full", "weights", Map.of("shape", "(1, " + area + ")", "value", 1f / area));
      var sizes = Map.of("num_hidden", 1, "flatten", "False", "no_bias", "True");
      var means = apply("FullyConnected", "mean", sizes, reshape("rows", area, x), weights);
      return reshape("channels", image.channels(), means);
    }

    @Override
    public Node flatten(Flatten layer) {
      return reshape("flatten", input.size(), x);
    }

    private Node reshape(String what, long width, Node node) {
      return apply("Reshape", what, Map.of("shape", "(-1, " + width + ")"), node);
    }

    @Override
    public Node dropout(Dropout layer) {
      return apply("Dropout", "dropout", Map.of("p", (float) layer.rate()), x);
    }

    @Override
    public Node batchNorm(BatchNorm layer) {
      return apply(
          "BatchNorm",
          "batchNorm",
          Map.of("axis", 1, "eps", 1e-5f, "momentum", 0.9f, "fix_gamma", "False"),
          x,
          array("gamma"),
          array("beta"),
          array("runningMean"),
          array("runningVar"));
    }

    /**
     * Adds the bias that the convolution left out. As a normalisation by the mean 0 and the
     * variance 1: MXNet sums over axes slowly, but not there.
     */
    Node shifted() {
      int channels = ((Shape.Image) input).channels();
      return apply(
          "BatchNorm",
          "bias",
          Map.of("axis", 1, "eps", 0f, "fix_gamma", "False", "use_global_stats", "True"),
          x,
          constant("scale", channels, 1),
          array("bias"),
          constant("mean", channels, 0),
          constant("variance", channels, 1));
    }

    private Node constant(String what, int length, float value) {
      var parameters = Map.of("shape", "(" + length + ",)", "value", value);
      return apply("_full", what, parameters);
    }

    @Override
    public Node activation(ActivationLayer layer) {
      return activated(layer.function(), x);
    }

    @Override
    public Node residual(Residual layer) {
      var shortcut =
          layer
              .projectionFor(input)
              .map(projection -> projected(projection, path + ".projection"))
              .orElse(x);
      var through = stack(layer.layers(), 0, input, path + ".layers.", x);
      // Into its first operand the engine adds without a copy, and nobody needs that one again.
      return apply("elemwise_add", "add", Map.of(), through, shortcut);
    }

    private Node projected(Layer projection, String at) {
      var placed = ComputingOrder.Placed.whole(at, projection);
      var node = projection.accept(new At(placed, false, input, x));
      passed.accept(at, node);
      return node;
    }

    @Override
    public Node parallel(Parallel layer) {
      var ends = new Node[layer.branches().size()];
      for (int i = 0; i < ends.length; i++) {
        ends[i] = stack(layer.branches().get(i), 0, input, path + ".branches." + i + ".", x);
      }
      if (layer.merge() == Merge.CONCAT) {
        return apply("Concat", "concat", Map.of("dim", 1, "num_args", ends.length), ends);
      }
      var sum = ends[0];
      for (int i = 1; i < ends.length; i++) {
        sum = apply("elemwise_add", "add" + i, Map.of(), sum, ends[i]);
      }
      return sum;
    }

    private Node activated(Activation activation, Node node) {
      return switch (activation) {
        case LINEAR -> node;
        case RELU, SIGMOID, TANH -> bent("Activation", activation.name(), node);
        case ELU, GELU -> bent("LeakyReLU", activation.name(), node);
        case LEAKY_RELU ->
            apply("LeakyReLU", "leakyRelu", Map.of("act_type", "leaky", "slope", 0.01f), node);
        case SILU ->
            apply("elemwise_mul", "silu", Map.of(), bent("Activation", "SIGMOID", node), node);
        case SOFTMAX -> apply("softmax", "softmax", Map.of("axis", 1), node);
      };
    }

    private Node bent(String operation, String type, Node node) {
      var function = type.toLowerCase(java.util.Locale.ROOT);
      var parameters =
          function.equals("elu")
              ? Map.of("act_type", function, "slope", 1f)
              : Map.of("act_type", function);
      return apply(operation, function, parameters, node);
    }

    private Node array(String name) {
      return symbol.input(path + "." + name);
    }

    private Node apply(String operation, String what, Map<String, ?> parameters, Node... operands) {
      return symbol.apply(operation, path + "." + what, parameters, operands);
    }
  }

  private static String square(int side) {
    return "(" + side + ", " + side + ")";
  }
}
