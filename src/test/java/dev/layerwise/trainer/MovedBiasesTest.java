package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Flatten;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Shape;
import dev.layerwise.network.ShapeMismatch;
import dev.layerwise.training.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A bias that is added behind the max pooling is learned as in DJL's blocks, where it is added
 * before, but for rounding.
 */
class MovedBiasesTest {
  private static final int NETWORKS = 120;

  /** Changes no number, but a network that begins with it has no stem. */
  private static final Layer NOTHING = new AvgPool2d(1, 1, Padding.VALID);

  /**
   * Where two numbers of a window are the same but for rounding, the gradient may go to either of
   * them: that may happen once.
   */
  @Test
  void generatedNetworksLearnWhatBlocksLearn() {
    var astray = new ArrayList<Network>();
    for (long seed = 0; seed < NETWORKS; seed++) {
      var random = new SplittableRandom(seed);
      var input = Shape.image(1 + random.nextInt(3), 6 + random.nextInt(9), 6 + random.nextInt(9));
      var network = draw(random, input);
      var loss = Loss.values()[random.nextInt(Loss.values().length)];
      var plan = PlainDescent.plan(1 + random.nextInt(20), loss, PlainDescent.LONG_STEP);
      var data = NoiseData.meta(input, 3);
      if (PlainDescent.ofGraphFromBlocks(network, plan, data, random) > 1e-5) {
        astray.add(network);
      }
    }
    assertThat(astray).hasSizeLessThanOrEqualTo(1);
  }

  private static Network draw(SplittableRandom random, Shape input) {
    while (true) {
      var layers = new ArrayList<>(List.of(NOTHING));
      layers.addAll(pooled(random));
      try {
        Shape shape = input;
        for (var layer : layers) {
          shape = layer.outputFor(shape);
        }
        layers.addAll(new FittingLayers(random, true).stack(shape, random.nextInt(3), 1));
      } catch (ShapeMismatch e) {
        continue; // the image is too small: draw another
      }
      layers.addAll(List.of(new Flatten(), new Output()));
      return new Network(layers);
    }
  }

  private static List<Layer> pooled(SplittableRandom random) {
    var padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    var activation = random.nextBoolean() ? Activation.LINEAR : Activation.RELU;
    int filters = new FittingLayers(random, true).filters();
    var relu = new ActivationLayer(Activation.RELU);
    var pool = new MaxPool2d(1 + random.nextInt(3), 1 + random.nextInt(2), Padding.VALID);
    var layers = new ArrayList<Layer>();
    layers.add(new Conv2d(filters, 1 + random.nextInt(4), 1, padding, activation));
    layers.addAll(random.nextInt(3) == 0 ? List.of(relu, pool) : List.of(pool));
    switch (random.nextInt(4)) {
      case 0 -> layers.add(relu);
      case 1 -> layers.add(pool);
      case 2 -> layers.add(new BatchNorm());
      default -> {}
    }
    return layers;
  }
}
