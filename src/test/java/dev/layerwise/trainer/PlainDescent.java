package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.network.Network;
import dev.layerwise.training.DeviceChoice;
import dev.layerwise.training.Loss;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Schedule;
import dev.layerwise.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Steps along the gradient and nothing else. */
final class PlainDescent {
  /** Longer than the gradient is large: what is compared then is mostly the gradient. */
  static final double LONG_STEP = 10;

  private static final int STEPS = 2;

  private PlainDescent() {}

  static TrainingPlan plan(int batchSize, Loss loss, double learningRate) {
    return new TrainingPlan(
        batchSize,
        1,
        new Optimizer(Optimizer.Kind.SGD, learningRate, 0, 0),
        new Schedule(Schedule.Kind.CONSTANT),
        7,
        0,
        DeviceChoice.AUTO,
        List.of(),
        null,
        loss,
        null);
  }

  /**
   * How far any number that a graph learns, which may round as it likes, is from the one in blocks,
   * relative to the largest of all: after long steps, each from the same weights.
   */
  static double ofGraphFromBlocks(
      Network network, TrainingPlan plan, DatasetMeta data, SplittableRandom random) {
    var device = TestDevice.cpu();
    double largest = 0;
    try (var graph = StepChoice.GRAPH.create(device, network, plan, data, null, Rounding.FREE);
        var blocks = StepChoice.BLOCKS.create(device, network, plan, data, null)) {
      for (int i = 0; i < STEPS; i++) {
        graph.restore(blocks.weights(), blocks.memory());
        var batch = NoiseData.batch(random, data, plan.batchSize());
        for (var step : List.of(graph, blocks)) {
          step.reseed(i);
          step.train(batch, LONG_STEP);
        }
        double loss = blocks.results().get(0).loss();
        assertThat(graph.results().get(0).loss())
            .as("loss of %s", network)
            .isCloseTo(loss, within(1e-5 * Math.max(1, loss)));
        largest = Math.max(largest, deviation(graph.weights(), blocks.weights()));
      }
    }
    return largest;
  }

  /**
   * How far any number is from the one of the same name and place, relative to the largest of all.
   */
  static double deviation(Map<String, Tensor> of, Map<String, Tensor> from) {
    double scale = 0;
    double difference = 0;
    assertThat(of.keySet()).isEqualTo(from.keySet());
    for (var name : from.keySet()) {
      var expected = Tensor.named(from, name).toArray();
      var values = Tensor.named(of, name).toArray();
      for (int i = 0; i < expected.length; i++) {
        scale = Math.max(scale, Math.abs(expected[i]));
        difference = Math.max(difference, Math.abs(expected[i] - values[i]));
      }
    }
    return difference / scale;
  }
}
