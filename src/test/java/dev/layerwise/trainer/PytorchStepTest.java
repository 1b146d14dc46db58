package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.Activation;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Flatten;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Shape;
import dev.layerwise.training.DeviceChoice;
import dev.layerwise.training.Loss;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Schedule;
import dev.layerwise.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PyTorch, the engine of GPU workers, here on the processor: it learns what MXNet learns. On a GPU
 * the same operations are asked for.
 */
@Tag("pytorch")
class PytorchStepTest {
  private static final int NETWORKS = 60;
  private static final DatasetMeta POINTS = NoiseData.meta(Shape.flat(5), 3);
  private static final Shape PICTURE = Shape.image(2, 7, 7);
  private static final DatasetMeta PICTURES = NoiseData.meta(PICTURE, 3);
  private static final TrainingDevice PYTORCH = TrainingDevice.open("PyTorch", "cpu");

  private static final Network BENT =
      new Network(List.of(new Dense(6, Activation.TANH), new Output()));

  private static final Network CONVOLUTIONAL =
      new Network(
          List.of(
              new Conv2d(4, 3, 1, Padding.SAME, Activation.RELU),
              new BatchNorm(),
              new Flatten(),
              new Output()));

  @Test
  void generatedNetworksLearnWhatTheyLearnWithMxnet() {
    int compared = 0;
    for (long seed = 0; compared < NETWORKS; seed++) {
      var random = new SplittableRandom(seed);
      var network = new FittingLayers(random, true).network(PICTURE, 1 + random.nextInt(4));
      if (network.isRandom()) {
        continue; // each engine has random numbers of its own
      }
      compared++;
      var loss = Loss.values()[random.nextInt(Loss.values().length)];
      var plan = PlainDescent.plan(4, loss, 1);
      var batches = List.of(NoiseData.batch(random, PICTURES, 4));
      var both = both(network, plan, PICTURES, batches, 1);
      assertThat(PlainDescent.deviation(both.pytorch, both.mxnet))
          .as("seed %d: %s", seed, network)
          .isLessThan(1e-4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SGD, false",
    "SGD, true",
    "MOMENTUM, false",
    "MOMENTUM, true",
    "ADAM, false",
    "ADAM, true",
    "ADAMW, false",
    "RMSPROP, false",
    "RMSPROP, true"
  })
  void everyOptimiserMovesTheWeightsAsWithMxnet(Optimizer.Kind kind, boolean clipped) {
    var random = new SplittableRandom(3);
    var batches = new ArrayList<Batch>();
    for (int i = 0; i < 5; i++) {
      batches.add(NoiseData.batch(random, POINTS, 6));
    }
    var plan = plan(kind, clipped ? 0.05 : null);
    var both = both(BENT, plan, POINTS, batches, 0.01);
    assertThat(PlainDescent.deviation(both.pytorch, both.mxnet)).isLessThan(2e-6);
  }

  private record Both(Map<String, Tensor> pytorch, Map<String, Tensor> mxnet) {}

  /** What both have learned from the same weights on, and that they tell of the same losses. */
  private static Both both(
      Network network, TrainingPlan plan, DatasetMeta data, List<Batch> batches, double rate) {
    try (var mxnet = StepChoice.BLOCKS.create(TestDevice.cpu(), network, plan, data, null);
        var pytorch = pytorch(network, plan, data)) {
      pytorch.restore(mxnet.weights(), mxnet.memory());
      for (var batch : batches) {
        mxnet.train(batch, rate);
        pytorch.train(batch, rate);
      }
      var expected = mxnet.results();
      var results = pytorch.results();
      for (int i = 0; i < batches.size(); i++) {
        double loss = expected.get(i).loss();
        assertThat(results.get(i).loss())
            .as("loss of step %d of %s", i, network)
            .isCloseTo(loss, within(1e-4 * Math.max(1, loss)));
      }
      return new Both(learned(pytorch), learned(mxnet));
    }
  }

  /** PyTorch keeps the variance of a sample, MXNet that of the batch. */
  private static Map<String, Tensor> learned(Step step) {
    var learned = new HashMap<>(step.weights());
    learned.keySet().removeIf(name -> name.endsWith("runningVar"));
    return learned;
  }

  private static Step pytorch(Network network, TrainingPlan plan, DatasetMeta data) {
    return StepChoice.AUTO.create(PYTORCH, network, plan, data, null);
  }

  @ParameterizedTest
  @EnumSource(Optimizer.Kind.class)
  void aStepThatIsRestoredGoesOnToTheLastBit(Optimizer.Kind kind) {
    var plan = plan(kind, null);
    var random = new SplittableRandom(4);
    var first = NoiseData.batch(random, PICTURES, 6);
    var second = NoiseData.batch(random, PICTURES, 6);
    try (var whole = pytorch(CONVOLUTIONAL, plan, PICTURES);
        var other = pytorch(CONVOLUTIONAL, plan, PICTURES)) {
      whole.train(first, 0.01);
      other.restore(whole.weights(), whole.memory());
      whole.train(second, 0.01);
      other.train(second, 0.01);

      assertThat(other.weights()).isEqualTo(whole.weights());
      assertThat(other.memory()).isEqualTo(whole.memory());
      assertThat(other.evaluate(first)).isEqualTo(whole.evaluate(first));
    }
  }

  @Test
  void aMeasuredStepIsTheSameStepAndTellsHowFarItWent() {
    var plan = plan(Optimizer.Kind.MOMENTUM, 0.05);
    var batch = NoiseData.batch(new SplittableRandom(5), PICTURES, 6);
    try (var measured = pytorch(CONVOLUTIONAL, plan, PICTURES);
        var plain = pytorch(CONVOLUTIONAL, plan, PICTURES)) {
      plain.restore(measured.weights(), measured.memory());
      var before = measured.weights();
      plain.train(batch, 0.01);
      var moved = measured.trainMeasured(batch, 0.01);

      assertThat(measured.weights()).isEqualTo(plain.weights());
      assertThat(moved.keySet()).isEqualTo(withGradients(before.keySet()));
      moved.forEach(
          (name, movement) ->
              assertThat(movement.update())
                  .as(name)
                  .isEqualTo(difference(measured.weights().get(name), before.get(name))));
    }
  }

  private static Set<String> withGradients(Set<String> names) {
    var learned = new LinkedHashSet<>(names);
    learned.removeIf(name -> name.contains("running"));
    return learned;
  }

  private static double difference(Tensor after, Tensor before) {
    double sum = 0;
    for (int i = 0; i < after.size(); i++) {
      double moved = (double) after.values().get(i) - before.values().get(i);
      sum += moved * moved;
    }
    return sum;
  }

  @Test
  void samplesHeldOnTheDeviceAreThoseOfTheBatch(@TempDir Path folder) throws IOException {
    var data = StoredDataset.open(StoredSamples.stripes(folder, 3, 6, 3, 700, 10));
    var normalisation = new Normalisation(data.meta());
    try (var scope = PYTORCH.manager().newSubManager()) {
      var held = new HeldSamples(scope, normalisation, data);
      var order = Split.of(700, 0, 7).order(7, 1);
      var batch = new Gather(data).batch(order, 100, 164);

      assertThat(batch.isOfFirst(held.count())).isTrue();
      var taken = held.take(scope, batch.indices());
      var copied = normalisation.apply(scope, batch);
      assertThat(taken.getShape()).isEqualTo(copied.getShape());
      assertThat(taken.toFloatArray()).isEqualTo(copied.toFloatArray());
      assertThat(new Gather(data).batch(new int[] {3, 700}, 0, 2).isOfFirst(held.count()))
          .as("one of the test's samples")
          .isFalse();
    }
  }

  private static TrainingPlan plan(Optimizer.Kind kind, @Nullable Double limit) {
    return new TrainingPlan(
        6,
        1,
        new Optimizer(kind, 0.01, 0.01, 0.9),
        new Schedule(Schedule.Kind.CONSTANT),
        7,
        0,
        DeviceChoice.AUTO,
        List.of(),
        null,
        Loss.CROSS_ENTROPY,
        limit);
  }
}
