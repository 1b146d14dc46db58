package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.DecimalForm;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.Operation;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Optimizer.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the engine's own operations, bit for bit. */
class HostRuleTest {
  private static final int SHORT = 3000; // no multiple of a block
  private static final int SHARED = 200_000; // pieces enough for several threads

  static Stream<Optimizer> optimizers() {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                Stream.of(0.0, 0.01, 0.000123)
                    .map(decay -> new Optimizer(kind, 0.003, decay, 0.9)));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void movesWeightsExactlyAsTheEngineDoes(Optimizer optimizer) {
    compare(UpdateRule.of(optimizer), null, SHORT, 300, 0);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void soItDoesWithLimitedGradients(Optimizer optimizer) {
    compare(UpdateRule.of(optimizer), new Clipping(0.7), SHORT, 30, 0);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void severalThreadsDoTheSame(Optimizer optimizer) {
    compare(UpdateRule.of(optimizer), null, SHARED, 5, 2);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void saysHowEachArrayMoved(Optimizer optimizer) {
    TestDevice.cpu();
    var rule = UpdateRule.of(optimizer);
    var random = new SplittableRandom(11);
    // One array ends within a block, one lies within the next, one reaches over several pieces.
    var places = places(1500, 40, 70_000);
    var weights = normal(random, places.length());
    try (var helpers = new Helpers(2);
        var seen = new Subject(rule, weights);
        var unseen = new Subject(rule, weights)) {
      var clipping = new Clipping(0.7);
      var host = FlatRule.of(rule, clipping, seen.rows, helpers);
      var engine = new FlatRule.Clipped(rule, clipping, unseen.rows);
      for (int step = 1; step <= 3; step++) {
        var gradients = normal(random, places.length());
        seen.rows.gradients().write(gradients);
        unseen.rows.gradients().write(gradients);
        var moved = host.updateMeasured(places, seen.rows, 0.003, step);
        var expected = engine.updateMeasured(places, unseen.rows, 0.003, step);

        assertThat(moved.keySet()).containsExactly("0", "1", "2");
        assertThat(moved)
            .usingRecursiveComparison()
            .withComparatorForType(MovementSums::compare, Double.class)
            .isEqualTo(expected);
        assertThat(seen.numbers()).isDeepEqualTo(unseen.numbers());
      }
      engine.close();
      host.close();
    }
  }

  private static FlatRow places(int... sizes) {
    var arrays = new LinkedHashMap<String, Tensor>();
    for (int i = 0; i < sizes.length; i++) {
      arrays.put(Integer.toString(i), new Tensor(new long[] {sizes[i]}, new float[sizes[i]]));
    }
    return new FlatRow(arrays);
  }

  private static void compare(
      UpdateRule rule, @Nullable Clipping clipping, int length, int steps, int threads) {
    TestDevice.cpu();
    var random = new SplittableRandom(7);
    var weights = normal(random, length);
    try (var helpers = new Helpers(threads);
        var ofEngine = new Subject(rule, weights);
        var ofHost = new Subject(rule, weights)) {
      var engine =
          clipping == null
              ? rule.operations(ofEngine.rows)
              : new FlatRule.Clipped(rule, clipping, ofEngine.rows);
      var host = FlatRule.of(rule, clipping, ofHost.rows, helpers);
      assertThat(host).isInstanceOf(HostRule.class);
      for (int step = 1; step <= steps; step++) {
        var gradients = normal(random, length);
        for (int i = 0; i < length; i++) {
          gradients[i] *= (float) Math.pow(10, -(i % 40)); // the last ones are no longer numbers
        }
        ofEngine.rows.gradients().write(gradients);
        ofHost.rows.gradients().write(gradients);
        double learningRate = 0.003 / step;
        engine.update(learningRate, step);
        host.update(learningRate, step);
      }
      assertThat(ofHost.numbers()).isDeepEqualTo(ofEngine.numbers());
      engine.close();
      host.close();
    }
  }

  @Test
  void readsDecimalFormsAsTheEngineDoes() {
    TestDevice.cpu();
    var random = new SplittableRandom(3);
    try (var weight = NativeArray.zeros(Context.CPU, 1);
        var gradient = NativeArray.zeros(Context.CPU, 1)) {
      gradient.write(new float[] {-1});
      var descent =
          new Operation(
              "sgd_update", List.of(weight, gradient), List.of(weight), Map.of("lr", "0"));
      for (int i = 0; i < 10_000; i++) {
        float value = (float) Math.pow(10, random.nextDouble(-20, 9));
        weight.write(new float[] {0});
        descent.with("lr", value).run();
        assertThat(DecimalForm.asRead(value)).as("%s", value).isEqualTo(weight.read()[0]);
      }
    }
  }

  private static float[] normal(SplittableRandom random, int length) {
    var values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Rows of their own for each way. */
  private static final class Subject implements AutoCloseable {
    private final FlatRule.Rows rows;

    Subject(UpdateRule rule, float[] weights) {
      int length = weights.length;
      var memory = rule.memory().stream().map(name -> row(length)).toList();
      rows = new FlatRule.Rows(row(length), row(length), memory);
      rows.weights().write(weights);
    }

    private static NativeArray row(int length) {
      return NativeArray.zeros(Context.CPU, length);
    }

    float[][] numbers() {
      return IntStream.rangeClosed(0, rows.memory().size())
          .mapToObj(i -> i == 0 ? rows.weights() : rows.memory().get(i - 1))
          .map(NativeArray::read)
          .toArray(float[][]::new);
    }

    @Override
    public void close() {
      rows.weights().close();
      rows.gradients().close();
      rows.memory().forEach(NativeArray::close);
    }
  }
}
