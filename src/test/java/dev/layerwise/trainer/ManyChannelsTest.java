package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dropout;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Residual;
import dev.layerwise.network.Shape;
import dev.layerwise.training.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The graph, as the trainer has it, learns what DJL's blocks learn where layers have eight channels
 * and more. The engine lays those together in eights where a kernel likes it, not at the same
 * places in both, and then sums in another order.
 */
class ManyChannelsTest {
  private static final int NETWORKS = 200;
  private static final Layer RELU = new ActivationLayer(Activation.RELU);

  /**
   * Where two numbers are the same but for rounding, a ReLU or a maximum may tell them apart: that
   * may happen once.
   */
  @Test
  void generatedNetworksLearnWhatBlocksLearn() {
    var astray = new ArrayList<List<Layer>>();
    for (long seed = 0; seed < NETWORKS; seed++) {
      var random = new SplittableRandom(seed);
      var input = Shape.image(1 + random.nextInt(8), 6 + random.nextInt(6), 6 + random.nextInt(6));
      var layers = new FittingLayers(random, true).stack(input, 1 + random.nextInt(5), 2);
      if (deviation(input, layers, random) > 1e-5) {
        astray.add(layers);
      }
    }
    assertThat(astray).hasSizeLessThanOrEqualTo(1);
  }

  /**
   * A normalisation and its ReLU between layers that lay eight channels together and others that do
   * not, and before poolings to one pixel, of which the engine cannot tell. Its one operation for
   * both loses the gradient at the former, and fails at the latter.
   */
  static Stream<List<Layer>> aroundRectifiers() {
    var conv = new Conv2d(8, 3, 1, Padding.SAME, Activation.LINEAR);
    var toOne = new MaxPool2d(6, 1, Padding.VALID);
    var toOneHigh = new AvgPool2d(4, 3, Padding.VALID);
    return Stream.of(
        List.of(new BatchNorm(), RELU, conv),
        List.of(conv, new ActivationLayer(Activation.SILU), new BatchNorm(), RELU, conv),
        List.of(conv, new Dropout(0.3), new BatchNorm(), RELU, conv),
        List.of(conv, new MaxPool2d(2, 2, Padding.VALID), RELU, conv),
        List.of(conv, new BatchNorm(), RELU, toOne),
        List.of(conv, new BatchNorm(), RELU, toOneHigh),
        List.of(conv, new MaxPool2d(2, 2, Padding.VALID), RELU, new MaxPool2d(3, 1, Padding.VALID)),
        List.of(conv, new BatchNorm(), RELU, new BatchNorm(), toOne),
        List.of(new Residual(List.of(conv, new BatchNorm(), RELU)), toOne),
        List.of(new Residual(List.of(conv, new BatchNorm(), RELU, conv)), RELU, toOneHigh));
  }

  @ParameterizedTest
  @MethodSource("aroundRectifiers")
  void anyLayersMayStandAroundARectifier(List<Layer> layers) {
    assertThat(deviation(Shape.image(8, 6, 6), layers, new SplittableRandom(4))).isLessThan(1e-5);
  }

  private static double deviation(Shape input, List<Layer> layers, SplittableRandom random) {
    var network = FittingLayers.network(input, layers);
    var losses = Loss.values();
    var plan =
        PlainDescent.plan(
            1 + random.nextInt(12), losses[random.nextInt(losses.length)], PlainDescent.LONG_STEP);
    return PlainDescent.ofGraphFromBlocks(network, plan, NoiseData.meta(input, 3), random);
  }
}
