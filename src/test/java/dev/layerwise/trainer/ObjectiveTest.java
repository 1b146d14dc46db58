package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import dev.layerwise.trainer.mxnet.BoundGraph;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.training.Loss;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each loss in its three forms, against numbers worked out by hand. */
class ObjectiveTest {
  private static final float[] OUTPUTS = {0.5f, -1, 2, /**/ 0, 3, 1};
  private static final int[] LABELS = {2, 0};
  private static final int CLASSES = 3;

  @Test
  void crossEntropyIsTheSurpriseAtTheTrueClass() {
    double first = Math.exp(0.5) + Math.exp(-1) + Math.exp(2);
    double second = 1 + Math.exp(3) + Math.exp(1);
    double loss = (Math.log(first) - 2 + Math.log(second)) / 2;

    expect(
        Loss.CROSS_ENTROPY,
        loss,
        Math.exp(0.5) / first / 2,
        Math.exp(-1) / first / 2,
        (Math.exp(2) / first - 1) / 2,
        (1 / second - 1) / 2,
        Math.exp(3) / second / 2,
        Math.exp(1) / second / 2);
  }

  @Test
  void squaredErrorIsTheSquaredDistanceFromTheTarget() {
    // Distances 0.5, −1, 1 and −1, 3, 1; a gradient of 2d/N.
    expect(Loss.SQUARED_ERROR, (2.25 + 11) / 2, 0.5, -1, 1, -1, 3, 1);
  }

  @Test
  void huberIsHalfTheSquareNearbyAndStraightFarAway() {
    // 0.125, 0.5, 0.5 and 0.5, 3 − 0.5, 0.5; a gradient of d/N, kept within 1/N.
    expect(Loss.HUBER, (1.125 + 3.5) / 2, 0.25, -0.5, 0.5, -0.5, 0.5, 0.5);
  }

  private static void expect(Loss loss, double mean, double... slopes) {
    var objective = Objective.of(loss);
    var tally = new Tally();
    tally.add(objective, OUTPUTS, LABELS);
    assertThat(tally.loss()).isCloseTo(mean, within(1e-9));
    assertThat(tally.hits()).isEqualTo(1);
    var blocks = byBlocks(objective);
    assertThat(blocks.mean).isCloseTo((float) mean, within(1e-5f));
    for (int i = 0; i < slopes.length; i++) {
      assertThat(blocks.slopes[i]).as("slope %d", i).isCloseTo((float) slopes[i], within(1e-5f));
    }
    var graph = byGraph(objective);
    assertThat(graph.mean).isCloseTo((float) mean, within(1e-5f));
    assertThat(graph.slopes).isEqualTo(blocks.slopes);
  }

  private record Computed(float mean, float[] slopes) {}

  private static Computed byBlocks(Objective objective) {
    var device = TestDevice.cpu();
    try (var scope = device.manager().newSubManager()) {
      var outputs = scope.create(OUTPUTS, new Shape(LABELS.length, CLASSES));
      outputs.setRequiresGradient(true);
      try (var collector = device.engine().newGradientCollector()) {
        var mean = objective.mean(scope, outputs, LABELS);
        collector.backward(mean);
        return new Computed(mean.getFloat(), outputs.getGradient().toFloatArray());
      }
    }
  }

  private static Computed byGraph(Objective objective) {
    var context = TestDevice.cpu().context();
    var symbol = new Symbol();
    var mean =
        objective.mean(
            symbol, symbol.input("outputs"), symbol.input("labels"), LABELS.length, CLASSES);
    try (var outputs = NativeArray.zeros(context, LABELS.length, CLASSES);
        var slopes = NativeArray.zeros(context, LABELS.length, CLASSES);
        var labels = NativeArray.zeros(context, LABELS.length);
        var result = NativeArray.zeros(context, 1);
        var graph =
            new BoundGraph(
                context,
                symbol,
                mean,
                new float[] {1},
                Map.of("outputs", outputs, "labels", labels),
                Map.of("outputs", slopes))) {
      outputs.write(OUTPUTS);
      labels.write(new float[] {LABELS[0], LABELS[1]});
      graph.run(result);
      return new Computed(result.read()[0], slopes.read());
    }
  }
}
