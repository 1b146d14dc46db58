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
import dev.layerwise.network.Merge;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Parallel;
import dev.layerwise.network.Residual;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.training.DeviceChoice;
import dev.layerwise.training.Loss;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Schedule;
import dev.layerwise.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compiled graph and DJL's blocks learn the same: weights, running statistics, what the
 * optimiser remembers, and answers, bit for bit. Only the losses differ, in the last digits: one
 * sums them in floats on the device, the other in doubles. So it is where the graph rounds as
 * blocks do, and layers have too few channels for the engine to lay eight of them together: {@link
 * ManyChannelsTest}, {@link StemTest} and {@link MovedBiasesTest} have the rest.
 */
class BothStepsTest {
  private static final int NETWORKS = 300;
  private static final int STEPS = 4;
  private static final double RATE = 0.003;

  /** To the gradients: two that almost all are longer than, and one that is seldom reached. */
  private static final List<Optional<Double>> LIMITS =
      List.of(Optional.empty(), Optional.of(0.001), Optional.of(0.03125), Optional.of(100.0));

  /** A network with data and a plan, all drawn from a number. */
  private record Subject(long seed, Network network, TrainingPlan plan, DatasetMeta data) {
    static Subject draw(long seed) {
      var random = new SplittableRandom(seed);
      var input =
          random.nextInt(4) == 0
              ? Shape.flat(1 + random.nextInt(9))
              : Shape.image(1 + random.nextInt(4), 5 + random.nextInt(5), 5 + random.nextInt(5));
      var network = new FittingLayers(random, false).network(input, 1 + random.nextInt(5));
      var kinds = Optimizer.Kind.values();
      var optimizer =
          new Optimizer(
              kinds[random.nextInt(kinds.length)],
              RATE,
              random.nextBoolean() ? 0.01 : 0,
              random.nextInt(3) * 0.45);
      var plan =
          new TrainingPlan(
              2 + random.nextInt(8),
              1,
              optimizer,
              new Schedule(Schedule.Kind.CONSTANT),
              seed,
              0,
              DeviceChoice.AUTO,
              List.of(),
              null,
              Loss.values()[random.nextInt(Loss.values().length)],
              LIMITS.get(random.nextInt(LIMITS.size())).orElse(null));
      return new Subject(seed, network, plan, NoiseData.meta(input, 2 + random.nextInt(4)));
    }
  }

  @Test
  void everyGeneratedNetworkLearnsTheSameInBothWays() {
    var seen = new HashSet<String>();
    for (long seed = 0; seed < NETWORKS; seed++) {
      var subject = Subject.draw(seed);
      note(seen, subject);
      var graph = trained(StepChoice.GRAPH, subject);
      var blocks = trained(StepChoice.BLOCKS, subject);
      assertThat(graph.numbers.keySet())
          .as("%s", subject)
          .containsExactlyInAnyOrderElementsOf(blocks.numbers.keySet());
      blocks.numbers.forEach(
          (name, expected) ->
              assertThat(graph.numbers.get(name))
                  .as("%s of %s", name, subject)
                  .isEqualTo(expected));
      for (int i = 0; i < STEPS; i++) {
        assertThat(graph.results.get(i).hits()).isEqualTo(blocks.results.get(i).hits());
        double expected = blocks.results.get(i).loss();
        assertThat(graph.results.get(i).loss())
            .as("loss of step %d of %s", i, subject)
            .isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
      }
    }
    assertThat(seen).containsAll(wholeCatalogue());
  }

  /**
   * Stacks in which the graph computes a ReLU elsewhere than it was built, and where it must not.
   */
  static Stream<List<Layer>> withMovedRectifiers() {
    var relu = new ActivationLayer(Activation.RELU);
    var conv = new Conv2d(5, 3, 1, Padding.SAME, Activation.LINEAR);
    var rectified = new Conv2d(5, 3, 1, Padding.SAME, Activation.RELU);
    var apart = new MaxPool2d(2, 2, Padding.VALID);
    var overlapping = new MaxPool2d(3, 1, Padding.SAME);
    return Stream.of(
        List.of(rectified, apart),
        List.of(rectified, overlapping, overlapping, conv),
        List.of(conv, relu, apart),
        List.of(relu, overlapping, conv),
        List.of(conv, new BatchNorm(), relu, conv),
        List.of(conv, new BatchNorm(), relu, apart),
        List.of(conv, new BatchNorm(), relu, relu, overlapping),
        List.of(new Residual(List.of(conv, new BatchNorm(), relu, conv, new BatchNorm())), relu),
        List.of(
            new Parallel(
                Merge.CONCAT,
                List.of(List.of(rectified, overlapping), List.of(new BatchNorm(), relu)))),
        List.of(conv, new Flatten(), new BatchNorm(), relu),
        List.of(rectified, new AvgPool2d(2, 2, Padding.VALID)));
  }

  @ParameterizedTest
  @MethodSource("withMovedRectifiers")
  void whereARectifierIsComputedMakesNoDifference(List<Layer> layers) {
    for (long seed = 0; seed < 10; seed++) {
      var drawn = Subject.draw(seed);
      var whole = new ArrayList<>(layers);
      whole.addAll(List.of(new Flatten(), new Output()));
      var network = new Network(whole);
      var subject = new Subject(seed, network, drawn.plan, NoiseData.meta(Shape.image(2, 6, 6), 3));

      assertThat(trained(StepChoice.GRAPH, subject).numbers)
          .isEqualTo(trained(StepChoice.BLOCKS, subject).numbers);
    }
  }

  private static void note(Set<String> seen, Subject subject) {
    var words = (subject.network + " " + subject.plan).split("\\W+");
    seen.addAll(Arrays.asList(words));
  }

  private static List<String> wholeCatalogue() {
    var names = new ArrayList<String>();
    for (var layer : Layer.class.getPermittedSubclasses()) {
      names.add(layer.getSimpleName());
    }
    for (var activation : Activation.values()) {
      names.add(activation.name());
    }
    for (var optimizer : Optimizer.Kind.values()) {
      names.add(optimizer.name());
    }
    for (var loss : Loss.values()) {
      names.add(loss.name());
    }
    names.addAll(List.of("001", "03125", "100"));
    return names;
  }

  /** Looked at in both ways, and what was learned compared with steps that nobody looked at. */
  @Test
  void lookingAtLayersTellsTheSameInBothWaysAndChangesNothing() {
    for (long seed = 0; seed < NETWORKS; seed += 10) {
      var subject = Subject.draw(seed);
      var graph = watched(StepChoice.GRAPH, subject);
      var blocks = watched(StepChoice.BLOCKS, subject);

      assertThat(graph.learned).as("%s", subject).isEqualTo(blocks.learned);
      assertThat(graph.learned).as("%s", subject).isEqualTo(unwatched(subject));
      assertThat(graph.moved)
          .as("%s", subject)
          .usingRecursiveComparison()
          .withComparatorForType(MovementSums::compare, Double.class)
          .isEqualTo(blocks.moved);
      assertThat(graph.outputs.keySet()).isEqualTo(blocks.outputs.keySet());
      blocks.outputs.forEach(
          (path, values) ->
              assertThat(graph.outputs.get(path)).as("%s of %s", path, subject).isEqualTo(values));
      var paths =
          graph.moved.keySet().stream().map(name -> name.substring(0, name.lastIndexOf('.')));
      assertThat(paths).as("%s", subject).allMatch(graph.outputs::containsKey);
    }
  }

  private record Watched(
      Map<String, Tensor> learned, Map<String, Movement> moved, Map<String, float[]> outputs) {}

  private static Watched watched(StepChoice choice, Subject subject) {
    var samples = new SplittableRandom(subject.seed);
    var layers =
        LearningLayer.of(
            subject.network,
            new Task(Shape.of(subject.data.input()), subject.data.classes().size()));
    try (var step = step(choice, subject)) {
      step.reseed(subject.seed);
      var batch = NoiseData.batch(samples, subject.data, 8);
      step.train(batch, RATE);
      var moved = step.trainMeasured(batch, RATE);
      var outputs = new LinkedHashMap<String, float[]>();
      step.outputs(batch, layers, (layer, values) -> outputs.put(layer.path(), values));
      step.outputs(batch, layers, (layer, values) -> {});
      step.train(batch, RATE);
      return new Watched(step.weights(), moved, outputs);
    }
  }

  private static Map<String, Tensor> unwatched(Subject subject) {
    var samples = new SplittableRandom(subject.seed);
    try (var step = step(StepChoice.GRAPH, subject)) {
      step.reseed(subject.seed);
      var batch = NoiseData.batch(samples, subject.data, 8);
      for (int i = 0; i < 3; i++) {
        step.train(batch, RATE);
      }
      return step.weights();
    }
  }

  /** In inference the engine lays out weights anew, wherever they are. */
  @Test
  void evaluatingChangesNothingThatTrainingUses() {
    var network =
        new Network(
            List.of(
                new Conv2d(16, 3, 1, Padding.SAME, Activation.RELU),
                new Conv2d(32, 3, 1, Padding.SAME, Activation.RELU),
                new Flatten(),
                new Output()));
    var drawn = Subject.draw(1);
    var subject = new Subject(1, network, drawn.plan, NoiseData.meta(Shape.image(8, 8, 8), 3));
    var samples = new SplittableRandom(3);
    var probe = NoiseData.batch(samples, subject.data, 8);
    var batches =
        IntStream.range(0, 6).mapToObj(i -> NoiseData.batch(samples, subject.data, 8)).toList();

    var undisturbed = new ArrayList<Map<String, Tensor>>();
    for (boolean evaluated : new boolean[] {false, true}) {
      try (var step = step(StepChoice.GRAPH, subject)) {
        for (var batch : batches) {
          if (evaluated) {
            step.evaluate(probe);
            step.evaluate(probe);
          }
          step.train(batch, RATE);
        }
        undisturbed.add(step.weights());
      }
    }
    assertThat(undisturbed.get(1)).isEqualTo(undisturbed.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void samplesHeldOnTheDeviceGiveTheSameAsSamplesCopiedThere(int channels, @TempDir Path folder)
      throws IOException {
    var data = StoredDataset.open(StoredSamples.stripes(folder, channels, 6, 3, 700, 10));
    var drawn = Subject.draw(1);
    var network = new Network(List.of(new Flatten(), new Output()));
    var subject = new Subject(1, network, drawn.plan, data.meta());

    var weights = copiedAndHeld(data, RATE, () -> step(StepChoice.GRAPH, subject));
    assertThat(weights.get(1)).isEqualTo(weights.get(0));
  }

  /**
   * What a step learns in an epoch from samples that are copied to the device, and what another
   * from samples that are held there.
   */
  static List<Map<String, Tensor>> copiedAndHeld(
      StoredDataset data, double learningRate, Supplier<Step> steps) {
    int all = data.meta().train();
    var order = Split.of(all, 0, 7).order(7, 1);
    var gather = new Gather(data);
    var weights = new ArrayList<Map<String, Tensor>>();
    for (boolean held : new boolean[] {false, true}) {
      try (var step = steps.get()) {
        if (held) {
          step.hold(data);
        }
        for (int from = 0; from < all; from += 64) {
          step.train(gather.batch(order, from, Math.min(all, from + 64)), learningRate);
        }
        weights.add(step.weights());
      }
    }
    return weights;
  }

  /** All that a few steps leave behind. */
  private record Trained(Map<String, Tensor> numbers, List<Tally> results) {}

  private static Trained trained(StepChoice choice, Subject subject) {
    var samples = new SplittableRandom(subject.seed);
    var numbers = new LinkedHashMap<String, Tensor>();
    try (var step = step(choice, subject)) {
      step.reseed(subject.seed + 5);
      for (int i = 0; i < STEPS; i++) {
        int size = i == 2 ? 1 + subject.plan.batchSize() / 2 : subject.plan.batchSize();
        step.train(NoiseData.batch(samples, subject.data, size), RATE);
        var scores = step.evaluate(NoiseData.batch(samples, subject.data, 6));
        numbers.put("answers " + i, new Tensor(new long[] {scores.length}, scores));
      }
      numbers.putAll(step.weights());
      numbers.putAll(step.memory());
      return new Trained(numbers, step.results());
    }
  }

  private static Step step(StepChoice choice, Subject subject) {
    return choice.create(
        TestDevice.cpu(), subject.network, subject.plan, subject.data, null, Rounding.AS_BLOCKS);
  }
}
