package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds DJL blocks from a network's layers, following the shape through them. Learned arrays are
 * named by their layer's path: {@code 2.layers.0.weight}.
 */
final class Blocks {
  private final Task task;
  private final Map<String, Block> learning = new LinkedHashMap<>();
  private final Taps taps = new Taps();

  private Blocks(Task task) {
    this.task = task;
  }

  /** A network's blocks, not yet initialised, and its arrays in the order of their layers. */
  record Built(Block root, Map<String, Parameter> parameters, Taps taps) {}

  static Built build(Network network, Task task) {
    var blocks = new Blocks(task);
    var root = blocks.stack(network.layers(), task.input(), "");
    return new Built(root, blocks.parameters(), blocks.taps);
  }

  private Map<String, Parameter> parameters() {
    var named = new LinkedHashMap<String, Parameter>();
    learning.forEach(
        (path, block) ->
            block
                .getDirectParameters()
                .forEach(entry -> named.put(path + "." + entry.getKey(), entry.getValue())));
    return named;
  }

  private Block stack(List<Layer> layers, Shape input, String prefix) {
    var sequence = new SequentialBlock();
    var shape = input;
    for (int i = 0; i < layers.size(); i++) {
      sequence.add(entry(prefix + i));
      sequence.add(layers.get(i).accept(new At(prefix + i, shape, Biases.isIdle(layers, i))));
      sequence.add(tap(prefix + i));
      shape = layers.get(i).outputFor(shape);
    }
    return layers.isEmpty() ? lambda("identity", x -> x) : sequence;
  }

  private Block projected(Layer projection, String path, Shape input) {
    return sequence(entry(path), projection.accept(new At(path, input, false)), tap(path));
  }

  private Block entry(String path) {
    return lambda("entry", x -> taps.enter(path, x));
  }

  private Block tap(String path) {
    return lambda("tap", x -> taps.pass(path, x));
  }

  /** The place of a layer: its path, and the shape that arrives there. */
  private final class At implements LayerVisitor<Block> {
    private final String path;
    private final Shape input;
    private final boolean unbiased;

    At(String path, Shape input, boolean unbiased) {
      this.path = path;
      this.input = input;
      this.unbiased = unbiased;
    }

    @Override
    public Block dense(Dense layer) {
      var block = Linear.builder().setUnits(layer.units()).build();
      return activated(learning(path, block, layer.activation()), layer.activation());
    }

    @Override
    public Block output(Output layer) {
      return dense(layer.scoresFor(task));
    }

    @Override
    public Block conv2d(Conv2d layer) {
      var builder =
          ai.djl.nn.convolutional.Conv2d.builder()
              .setFilters(layer.filters())
              .setKernelShape(square(layer.kernel()))
              .optStride(square(layer.stride()))
              .optPadding(square(layer.padding().border(layer.kernel())));
      var block = unbiased ? new UnbiasedConv2d(builder) : builder.build();
      return activated(learning(path, block, layer.activation()), layer.activation());
    }

    @Override
    public Block maxPool2d(MaxPool2d layer) {
      var size = square(layer.size());
      var stride = square(layer.stride());
      var border = square(layer.padding().border(layer.size()));
      return lambda("maxPool2d", x -> Pool.maxPool2d(x, size, stride, border, false));
    }

    /** The border is not part of the mean. */
    @Override
    public Block avgPool2d(AvgPool2d layer) {
      var size = square(layer.size());
      var stride = square(layer.stride());
      var border = square(layer.padding().border(layer.size()));
      return lambda("avgPool2d", x -> means(x, size, stride, border));
    }

    @Override
    public Block globalAvgPool2d(GlobalAvgPool2d layer) {
      return lambda("globalAvgPool2d", Blocks::meanOfEachChannel);
    }

    @Override
    public Block flatten(Flatten layer) {
      return lambda("flatten", x -> x.reshape(-1, input.size()));
    }

    @Override
    public Block dropout(Dropout layer) {
      return ai.djl.nn.norm.Dropout.builder().optRate((float) layer.rate()).build();
    }

    @Override
    public Block batchNorm(BatchNorm layer) {
      return named(path, ai.djl.nn.norm.BatchNorm.builder().build());
    }

    @Override
    public Block activation(ActivationLayer layer) {
      return lambda("activation", Activations.of(layer.function()));
    }

    @Override
    public Block residual(Residual layer) {
      var shortcut =
          layer
              .projectionFor(input)
              .map(projection -> projected(projection, path + ".projection", input))
              .orElseGet(() -> lambda("identity", x -> x));
      var stack = stack(layer.layers(), input, path + ".layers.");
      return new ParallelBlock(
          parts -> new NDList(parts.get(1).head().add(parts.get(0).head())),
          List.of(shortcut, stack));
    }

    @Override
    public Block parallel(Parallel layer) {
      var branches = new ArrayList<Block>();
      for (int i = 0; i < layer.branches().size(); i++) {
        branches.add(stack(layer.branches().get(i), input, path + ".branches." + i + "."));
      }
      return new ParallelBlock(layer.merge() == Merge.ADD ? Blocks::add : Blocks::concat, branches);
    }
  }

  /**
   * As a dense layer of equal weights: MXNet sums over axes slowly, with its own global pool a step
   * took nine times as long, and its other products are for larger matrices than this one.
   */
  private static NDArray meanOfEachChannel(NDArray images) {
    var shape = images.getShape();
    long area = shape.get(2) * shape.get(3);
    var weights = images.getManager().full(new ai.djl.ndarray.types.Shape(1, area), 1f / area);
    var means = Linear.linear(images.reshape(-1, area), weights).singletonOrThrow();
    return means.reshape(-1, shape.get(1));
  }

  /** DJL's PyTorch counts a border as zeros, whatever it is told: that share is divided out. */
  private static NDArray means(
      NDArray images,
      ai.djl.ndarray.types.Shape size,
      ai.djl.ndarray.types.Shape stride,
      ai.djl.ndarray.types.Shape border) {
    var means = Pool.avgPool2d(images, size, stride, border, false, false);
    var manager = images.getManager();
    if (manager.getEngine().getEngineName().equals("MXNet") || border.size() == 0) {
      return means;
    }
    var shape = images.getShape();
    var ones = manager.ones(new ai.djl.ndarray.types.Shape(1, 1, shape.get(2), shape.get(3)));
    return means.div(Pool.avgPool2d(ones, size, stride, border, false, false));
  }

  private static NDList add(List<NDList> parts) {
    var sum = parts.get(0).head();
    for (var part : parts.subList(1, parts.size())) {
      sum = sum.add(part.head());
    }
    return new NDList(sum);
  }

  private static NDList concat(List<NDList> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    var first = parts.get(0).head();
    var others = new NDList();
    parts.subList(1, parts.size()).forEach(part -> others.add(part.head()));
    return new NDList(first.getNDArrayInternal().concat(others, 1));
  }

  /** He et al. (arXiv:1502.01852) before a rectifier, Glorot and Bengio (2010) otherwise. */
  private Block learning(String path, Block block, Activation activation) {
    var rectifier =
        switch (activation) {
          case RELU, LEAKY_RELU, ELU, GELU, SILU -> true;
          case LINEAR, SIGMOID, TANH, SOFTMAX -> false;
        };
    block.setInitializer(
        rectifier
            ? new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2)
            : new XavierInitializer(RandomType.UNIFORM, FactorType.AVG, 3),
        Parameter.Type.WEIGHT);
    return named(path, block);
  }

  private Block named(String path, Block block) {
    learning.put(path, block);
    return block;
  }

  private static Block activated(Block block, Activation activation) {
    return activation == Activation.LINEAR
        ? block
        : sequence(block, lambda("activation", Activations.of(activation)));
  }

  private static Block sequence(Block... blocks) {
    return new SequentialBlock().addAll(blocks);
  }

  private static Block lambda(String name, java.util.function.UnaryOperator<NDArray> function) {
    return new LambdaBlock(list -> new NDList(function.apply(list.head())), name);
  }

  private static ai.djl.ndarray.types.Shape square(int side) {
    return new ai.djl.ndarray.types.Shape(side, side);
  }
}
