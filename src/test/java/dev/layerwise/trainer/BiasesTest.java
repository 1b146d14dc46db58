package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Flatten;
import dev.layerwise.network.Layer;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Residual;
import dev.layerwise.network.Shape;
import dev.layerwise.training.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bias that a batch normalisation takes away is left out. */
class BiasesTest {
  private static final double RATE = 0.1;
  private static final int STEPS = 3;
  private static final Layer RELU = new ActivationLayer(Activation.RELU);
  private static final Layer CONV = conv(Activation.LINEAR);
  private static final Layer NORM = new BatchNorm();

  /** Changes no number, but stands between a convolution and what follows. */
  private static final Layer NOTHING = new AvgPool2d(1, 1, Padding.VALID);

  @ParameterizedTest
  @EnumSource(names = {"GRAPH", "BLOCKS"})
  void leavingItOutChangesNothingButRounding(StepChoice choice) {
    var without = network(CONV, NORM, RELU, new Residual(List.of(CONV, NORM)));
    var with = network(CONV, NOTHING, NORM, RELU, new Residual(List.of(CONV, NOTHING, NORM)));
    var random = new SplittableRandom(5);
    var data = NoiseData.meta(Shape.image(2, 6, 6), 3);
    var plan = PlainDescent.plan(8, Loss.CROSS_ENTROPY, RATE);
    try (var left = choice.create(TestDevice.cpu(), without, plan, data, null, Rounding.AS_BLOCKS);
        var computed =
            choice.create(TestDevice.cpu(), with, plan, data, null, Rounding.AS_BLOCKS)) {
      for (int i = 0; i < STEPS; i++) {
        var batch = NoiseData.batch(random, data, 8);
        left.train(batch, RATE);
        computed.train(batch, RATE);
      }
      var probe = NoiseData.batch(random, data, 8);

      assertThat(PlainDescent.deviation(numbered(left.weights()), numbered(computed.weights())))
          .isLessThan(1e-5);
      assertThat(PlainDescent.deviation(answers(left, probe), answers(computed, probe)))
          .isLessThan(1e-5);
      assertThat(left.weights().get("0.bias").toArray()).containsOnly(0);
      assertThat(left.weights().get("3.layers.0.bias").toArray()).containsOnly(0);
      assertThat(computed.weights().get("0.bias").toArray()).doesNotContain(0);
    }
  }

  /** By their order: what stands between changes the layers' paths. */
  private static Map<String, Tensor> numbered(Map<String, Tensor> weights) {
    var all = new LinkedHashMap<String, Tensor>();
    weights.values().forEach(tensor -> all.put(Integer.toString(all.size()), tensor));
    return all;
  }

  private static Map<String, Tensor> answers(Step step, Batch probe) {
    var scores = step.evaluate(probe);
    return Map.of("answers", new Tensor(new long[] {scores.length}, scores));
  }

  @Test
  void whereAnythingLiesBetweenItCounts() {
    assertThat(Biases.isIdle(List.of(CONV, NORM), 0)).isTrue();
    assertThat(Biases.isIdle(List.of(RELU, CONV, NORM, RELU), 1)).isTrue();

    assertThat(Biases.isIdle(List.of(CONV), 0)).isFalse();
    assertThat(Biases.isIdle(List.of(CONV, RELU, NORM), 0)).isFalse();
    assertThat(Biases.isIdle(List.of(conv(Activation.RELU), NORM), 0)).isFalse();
    assertThat(Biases.isIdle(List.of(CONV, new Residual(List.of(NORM))), 0)).isFalse();
    assertThat(Biases.isIdle(List.of(new Dense(3, Activation.LINEAR), NORM), 0)).isFalse();
  }

  private static Conv2d conv(Activation activation) {
    return new Conv2d(4, 3, 1, Padding.SAME, activation);
  }

  private static Network network(Layer... layers) {
    var all = new ArrayList<>(List.of(layers));
    all.addAll(List.of(new Flatten(), new Output()));
    return new Network(all);
  }
}
