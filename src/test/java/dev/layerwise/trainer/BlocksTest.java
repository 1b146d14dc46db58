package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import dev.layerwise.network.Activation;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Flatten;
import dev.layerwise.network.GlobalAvgPool2d;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine makes of a network what the network says of itself. */
class BlocksTest {
  private static final int CLASSES = 5;

  @Test
  void everyGeneratedStackHasTheShapesAndParametersItClaims() {
    var random = new SplittableRandom(5);
    int built = 0;
    while (built < 150) {
      var input = random.nextInt(4) == 0 ? Shape.flat(7) : Shape.image(3, 11, 9);
      var layers = new FittingLayers(random, false).stack(input, 1 + random.nextInt(5), 2);
      var shape = input;
      for (var layer : layers) {
        shape = layer.outputFor(shape);
      }
      assertShapeAndParameters(layers, input, shape);
      built++;
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationComputesItsFormula(Activation activation) {
    var device = TestDevice.cpu();
    float[] values = {-2, -0.5f, 0, 0.5f, 2};
    try (var scope = device.manager().newSubManager()) {
      var x = scope.create(values, new ai.djl.ndarray.types.Shape(1, 5));
      var actual = Activations.of(activation).apply(x).toFloatArray();
      for (int i = 0; i < values.length; i++) {
        assertThat((double) actual[i])
            .isCloseTo(
                formula(activation, values[i], values), org.assertj.core.data.Offset.offset(2e-3));
      }
    }
  }

  private static double formula(Activation activation, double x, float[] all) {
    double sigmoid = 1 / (1 + Math.exp(-x));
    double sum = 0;
    for (float other : all) {
      sum += Math.exp(other);
    }
    return switch (activation) {
      case LINEAR -> x;
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x > 0 ? x : 0.01 * x;
      case ELU -> x > 0 ? x : Math.expm1(x);
      case GELU ->
          x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3))));
      case SILU -> x * sigmoid;
      case SIGMOID -> sigmoid;
      case TANH -> Math.tanh(x);
      case SOFTMAX -> Math.exp(x) / sum;
    };
  }

  /** The border takes no part in the mean, and loses against every negative number. */
  @Test
  void poolsIgnoreTheirBorder() {
    var device = TestDevice.cpu();
    for (var pool :
        List.<Layer>of(new AvgPool2d(3, 1, Padding.SAME), new MaxPool2d(3, 1, Padding.SAME))) {
      var network = new Network(List.of(pool, new Flatten(), new Output()));
      var root = Blocks.build(network, new Task(Shape.image(1, 4, 4), 2)).root();
      var block = root.getChildren().get(0).getValue();
      try (var scope = device.manager().newSubManager()) {
        var minusTwo = scope.full(new ai.djl.ndarray.types.Shape(1, 1, 4, 4), -2f);
        var answer =
            block.forward(new ParameterStore(scope, false), new NDList(minusTwo), false).head();
        assertThat(answer.toFloatArray()).containsOnly(-2f).hasSize(16);
      }
    }
  }

  @Test
  void globalPoolingTakesTheMeanOfEachChannelAndSharesItsGradientEvenly() {
    var device = TestDevice.cpu();
    var network = new Network(List.of(new GlobalAvgPool2d(), new Output()));
    var pool = Blocks.build(network, new Task(Shape.image(3, 4, 5), 2)).root().getChildren().get(1);
    try (var scope = device.manager().newSubManager()) {
      var images = scope.arange(0f, 120f, 1f).reshape(new ai.djl.ndarray.types.Shape(2, 3, 4, 5));
      images.setRequiresGradient(true);
      try (var collector = device.engine().newGradientCollector()) {
        var means =
            pool.getValue().forward(new ParameterStore(scope, false), new NDList(images), true);
        assertThat(means.head().toFloatArray())
            .usingComparatorWithPrecision(1e-4f)
            .containsExactly(9.5f, 29.5f, 49.5f, 69.5f, 89.5f, 109.5f);
        collector.backward(means.head().sum());
      }
      assertThat(images.getGradient().toFloatArray())
          .usingComparatorWithPrecision(1e-6f)
          .containsOnly(1 / 20f);
    }
  }

  /** Sixteen channels: as many as the engine groups together in memory. */
  @Test
  void batchNormalisationBehindAConvolutionNormalisesEachChannelOverTheBatch() {
    var device = TestDevice.cpu();
    var network =
        new Network(
            List.of(
                new Conv2d(16, 3, 1, Padding.SAME, Activation.LINEAR),
                new BatchNorm(),
                new Flatten(),
                new Output()));
    var built = Blocks.build(network, new Task(Shape.image(2, 6, 6), 2));
    try (var scope = device.manager().newSubManager()) {
      built.root().initialize(scope, DataType.FLOAT32, batchOf(1, Shape.image(2, 6, 6)));
      var store = new ParameterStore(scope, false);
      var images = scope.randomNormal(batchOf(8, Shape.image(2, 6, 6)));
      try (var collector = device.engine().newGradientCollector()) {
        var normalised =
            leaving(built, () -> built.root().forward(store, new NDList(images), true)).get("1");
        var rows = normalised.transpose(1, 0, 2, 3).reshape(16, -1);
        assertThat(rows.mean(new int[] {1}).toFloatArray())
            .usingComparatorWithPrecision(1e-4f)
            .containsOnly(0f);
        assertThat(rows.square().mean(new int[] {1}).toFloatArray())
            .usingComparatorWithPrecision(1e-2f)
            .containsOnly(1f);
        collector.backward(normalised.sum());
      }
      // A sum of what has mean zero does not move with the scale, and moves evenly with the shift.
      assertThat(built.parameters().get("1.gamma").getArray().getGradient().toFloatArray())
          .usingComparatorWithPrecision(1e-2f)
          .containsOnly(0f);
      assertThat(built.parameters().get("1.beta").getArray().getGradient().toFloatArray())
          .usingComparatorWithPrecision(1e-2f)
          .containsOnly(8 * 36f);
    }
  }

  private static void assertShapeAndParameters(List<Layer> layers, Shape input, Shape output) {
    var whole = new ArrayList<>(layers);
    if (output instanceof Shape.Image) {
      whole.add(new Flatten());
    }
    whole.add(new Output());
    var network = new Network(whole);
    var task = new Task(input, CLASSES);
    long parameters = 0;
    var shape = input;
    for (var layer : network.layers()) {
      var counted = layer instanceof Output last ? last.scoresFor(task) : layer;
      parameters += counted.parametersFor(shape);
      shape = layer.outputFor(shape);
    }
    var device = TestDevice.cpu();
    try (var scope = device.manager().newSubManager()) {
      var built = Blocks.build(network, task);
      built.root().initialize(scope, DataType.FLOAT32, batchOf(1, input));
      var data = scope.ones(batchOf(2, input));
      var store = new ParameterStore(scope, false);
      var logits = built.root().forward(store, new NDList(data), false).head();
      assertThat(logits.getShape()).isEqualTo(new ai.djl.ndarray.types.Shape(2, CLASSES));
      assertThat(shapesInside(built, store, data, layers.size())).isEqualTo(claimed(layers, input));
      long learned =
          built.parameters().values().stream()
              .filter(parameter -> parameter.requiresGradient())
              .mapToLong(parameter -> parameter.getArray().size())
              .sum();
      assertThat(learned).as("parameters of %s", layers).isEqualTo(parameters);
    }
  }

  private static List<ai.djl.ndarray.types.Shape> shapesInside(
      Blocks.Built built, ParameterStore store, NDArray data, int layers) {
    var values = leaving(built, () -> built.root().forward(store, new NDList(data), false));
    return IntStream.range(0, layers)
        .mapToObj(layer -> values.get(Integer.toString(layer)).getShape())
        .toList();
  }

  /** What leaves each layer during this pass, by the layer's path. */
  private static Map<String, NDArray> leaving(Blocks.Built built, Runnable pass) {
    var values = new HashMap<String, NDArray>();
    built.taps().during(values::put, pass);
    return values;
  }

  private static List<ai.djl.ndarray.types.Shape> claimed(List<Layer> layers, Shape input) {
    var shapes = new ArrayList<ai.djl.ndarray.types.Shape>();
    var shape = input;
    for (var layer : layers) {
      shape = layer.outputFor(shape);
      shapes.add(batchOf(2, shape));
    }
    return shapes;
  }

  private static ai.djl.ndarray.types.Shape batchOf(int samples, Shape shape) {
    return shape instanceof Shape.Image image
        ? new ai.djl.ndarray.types.Shape(samples, image.channels(), image.height(), image.width())
        : new ai.djl.ndarray.types.Shape(samples, shape.size());
  }
}
