package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.StoredDataset;
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
import dev.layerwise.training.Loss;
import dev.layerwise.training.TrainingPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stem in loops of ours learns what DJL's blocks learn, but for rounding: sums are taken in
 * another order.
 */
class StemTest {
  private static final int NETWORKS = 120;
  private static final double RATE = PlainDescent.LONG_STEP;

  private static final Layer RELU = new ActivationLayer(Activation.RELU);

  private record Subject(Network network, TrainingPlan plan, DatasetMeta data) {
    static Subject draw(long seed) {
      var random = new SplittableRandom(seed);
      while (true) {
        var input =
            Shape.image(1 + random.nextInt(3), 4 + random.nextInt(9), 4 + random.nextInt(9));
        var layers = new ArrayList<>(stem(random));
        try {
          Shape shape = input;
          for (var layer : layers) {
            shape = layer.outputFor(shape);
          }
          layers.addAll(new FittingLayers(random, true).stack(shape, random.nextInt(3), 1));
        } catch (dev.layerwise.network.ShapeMismatch e) {
          continue; // the image is too small: draw another
        }
        layers.addAll(List.of(new Flatten(), new Output()));
        var network = new Network(layers);
        if (Stem.of(network, input).isPresent()) {
          return new Subject(network, plan(random), NoiseData.meta(input, 3));
        }
      }
    }

    private static List<Layer> stem(SplittableRandom random) {
      boolean apart = random.nextInt(4) == 0;
      var padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
      var activation = random.nextInt(3) == 0 ? Activation.LINEAR : Activation.RELU;
      var conv = new Conv2d(1 + random.nextInt(6), 1 + random.nextInt(5), 1, padding, activation);
      int window = 1 + random.nextInt(3);
      var pool = new MaxPool2d(window, window, Padding.VALID);
      return apart ? List.of(conv, RELU, pool) : List.of(conv, pool);
    }

    private static TrainingPlan plan(SplittableRandom random) {
      var loss = Loss.values()[random.nextInt(Loss.values().length)];
      return PlainDescent.plan(1 + random.nextInt(40), loss, RATE);
    }
  }

  /**
   * Where two numbers of a window are the same but for rounding, the gradient may go to either of
   * them: that may happen once.
   */
  @Test
  void generatedStemsLearnWhatBlocksLearn() {
    var astray = new ArrayList<Subject>();
    for (long seed = 0; seed < NETWORKS; seed++) {
      var subject = Subject.draw(seed);
      if (deviation(subject, new SplittableRandom(seed)) > 1e-5) {
        astray.add(subject);
      }
    }
    assertThat(astray).hasSizeLessThanOrEqualTo(1);
  }

  private static double deviation(Subject subject, SplittableRandom random) {
    return PlainDescent.ofGraphFromBlocks(subject.network, subject.plan, subject.data, random);
  }

  /**
   * The engine's kernels for many channels lay numbers out otherwise, eight or sixteen channels
   * together.
   */
  @Test
  void layersOfAnotherLayoutMayFollow() {
    for (int filters : new int[] {8, 16, 32}) {
      var network =
          network(
              new Conv2d(filters, 3, 1, Padding.SAME, Activation.RELU),
              pool(2),
              new Conv2d(32, 3, 1, Padding.SAME, Activation.RELU),
              pool(2));
      var data = NoiseData.meta(Shape.image(1, 12, 12), 3);
      var subject = new Subject(network, PlainDescent.plan(32, Loss.CROSS_ENTROPY, RATE), data);

      assertThat(deviation(subject, new SplittableRandom(filters))).isLessThan(1e-5);
    }
  }

  /** On an even ground all numbers of a window are equal: the first of them counts. */
  @Test
  void amongEqualsTheFirstCounts() {
    var network = network(new Conv2d(4, 3, 1, Padding.SAME, Activation.LINEAR), pool(2));
    var subject =
        new Subject(
            network,
            PlainDescent.plan(4, Loss.CROSS_ENTROPY, RATE),
            NoiseData.meta(Shape.image(1, 9, 10), 3));
    var even = Batch.of(ByteBuffer.allocateDirect(4 * 90), new int[] {0, 1, 2, 1});
    try (var graph = step(StepChoice.GRAPH, subject);
        var blocks = step(StepChoice.BLOCKS, subject)) {
      graph.train(even, RATE);
      blocks.train(even, RATE);

      assertThat(PlainDescent.deviation(graph.weights(), blocks.weights())).isLessThan(1e-5);
    }
  }

  @Test
  void lookingAtAStepTellsOfTheStemAndChangesNothing() {
    var subject = Subject.draw(1);
    var batch = NoiseData.batch(new SplittableRandom(1), subject.data, 8);
    try (var looked = step(StepChoice.GRAPH, subject);
        var unseen = step(StepChoice.GRAPH, subject);
        var blocks = step(StepChoice.BLOCKS, subject)) {
      List.of(looked, unseen, blocks).forEach(step -> step.reseed(1));
      unseen.train(batch, RATE);
      var moved = looked.trainMeasured(batch, RATE);
      var expected = blocks.trainMeasured(batch, RATE);

      assertThat(looked.weights()).isEqualTo(unseen.weights());
      for (var name : List.of(Stem.WEIGHT, Stem.BIAS)) {
        double norm = expected.get(name).gradientNorm();
        assertThat(norm).isPositive();
        assertThat(moved.get(name).gradientNorm()).isCloseTo(norm, within(1e-5 * norm));
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSame() {
    for (long seed = 0; seed < 10; seed++) {
      var subject = Subject.draw(seed);
      var batch = NoiseData.batch(new SplittableRandom(seed), subject.data, 33);
      var weights = new ArrayList<Map<String, Tensor>>();
      for (int threads : new int[] {1, 3}) {
        try (var step =
            new GraphStep(
                TestDevice.cpu(),
                subject.network,
                subject.plan,
                subject.data,
                threads,
                Rounding.FREE)) {
          step.reseed(seed);
          step.train(batch, 0.01);
          step.train(batch, 0.01);
          weights.add(step.weights());
        }
      }
      assertThat(weights.get(1)).isEqualTo(weights.get(0));
    }
  }

  @Test
  void samplesHeldOnTheDeviceGiveTheSameAsSamplesCopiedThere(@TempDir Path folder)
      throws IOException {
    var data = StoredDataset.open(StoredSamples.stripes(folder, 2, 6, 3, 200, 10));
    var network = network(new Conv2d(4, 3, 1, Padding.SAME, Activation.RELU), pool(2));
    var subject =
        new Subject(network, PlainDescent.plan(64, Loss.CROSS_ENTROPY, RATE), data.meta());

    var weights = BothStepsTest.copiedAndHeld(data, 0.1, () -> step(StepChoice.GRAPH, subject));
    assertThat(weights.get(1)).isEqualTo(weights.get(0));
  }

  static Stream<List<Layer>> withoutStem() {
    var conv = new Conv2d(4, 3, 1, Padding.SAME, Activation.RELU);
    return Stream.of(
        List.of(conv),
        List.of(pool(2)),
        List.of(conv, new BatchNorm(), pool(2)),
        List.of(conv, new AvgPool2d(2, 2, Padding.VALID)),
        List.of(conv, new MaxPool2d(3, 2, Padding.VALID)),
        List.of(conv, new MaxPool2d(3, 3, Padding.SAME)),
        List.of(new Conv2d(4, 3, 2, Padding.SAME, Activation.RELU), pool(2)),
        List.of(new Conv2d(4, 3, 1, Padding.SAME, Activation.TANH), pool(2)),
        List.of(new Conv2d(4, 3, 1, Padding.SAME, Activation.TANH), RELU, pool(2)),
        List.of(new Conv2d(4, 5, 1, Padding.SAME, Activation.RELU), pool(2)),
        List.of(conv, RELU, RELU, pool(2)));
  }

  @ParameterizedTest
  @MethodSource("withoutStem")
  void otherBeginningsAreLeftToTheGraph(List<Layer> layers) {
    assertThat(Stem.of(network(layers.toArray(Layer[]::new)), Shape.image(3, 12, 12))).isEmpty();
  }

  @Test
  void aStemIsWhatComesBeforeTheNextLayer() {
    var conv = new Conv2d(4, 3, 1, Padding.SAME, Activation.LINEAR);
    var image = Shape.image(3, 13, 12);

    assertThat(Stem.of(network(conv, RELU, pool(2)), image))
        .hasValue(new Stem(conv, pool(2), true, 3, (Shape.Image) image));
    assertThat(Stem.of(network(conv, pool(2), RELU), image))
        .hasValue(new Stem(conv, pool(2), false, 2, (Shape.Image) image));
    assertThat(Stem.of(network(conv, pool(2)), Shape.image(3, 512, 512), 64)).isPresent();
    assertThat(Stem.of(network(conv, pool(2)), Shape.image(3, 512, 512), 512)).isEmpty();
    assertThat(Stem.of(new Network(List.of(new Output())), Shape.flat(4))).isEmpty();
  }

  private static MaxPool2d pool(int size) {
    return new MaxPool2d(size, size, Padding.VALID);
  }

  private static Network network(Layer... layers) {
    var all = new ArrayList<>(List.of(layers));
    all.addAll(List.of(new Flatten(), new Output()));
    return new Network(all);
  }

  private static Step step(StepChoice choice, Subject subject) {
    return choice.create(TestDevice.cpu(), subject.network, subject.plan, subject.data, null);
  }
}
