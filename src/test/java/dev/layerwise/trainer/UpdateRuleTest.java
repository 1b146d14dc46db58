package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Optimizer.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three steps along constant gradients, against the papers' formulas in doubles. */
class UpdateRuleTest {
  private static final double RATE = 0.1;
  private static final double DECAY = 0.01;
  private static final double[] START = {1, -2, 0.5};
  private static final double[] GRADIENT = {0.3, -4, 0};

  @Test
  void sgdFollowsTheGradientAndTheDecay() {
    var expected = START.clone();
    for (int step = 1; step <= 3; step++) {
      for (int i = 0; i < expected.length; i++) {
        expected[i] -= RATE * (GRADIENT[i] + DECAY * expected[i]);
      }
    }
    assertThat(after(Kind.SGD)).containsExactly(expected, within(1e-4));
  }

  @Test
  void momentumKeepsItsSpeed() {
    var expected = START.clone();
    var velocity = new double[3];
    for (int step = 1; step <= 3; step++) {
      for (int i = 0; i < expected.length; i++) {
        velocity[i] = 0.9 * velocity[i] - RATE * (GRADIENT[i] + DECAY * expected[i]);
        expected[i] += velocity[i];
      }
    }
    assertThat(after(Kind.MOMENTUM)).containsExactly(expected, within(1e-4));
  }

  @Test
  void adamCorrectsItsBias() {
    assertThat(after(Kind.ADAM)).containsExactly(adam(DECAY, 0), within(1e-4));
  }

  @Test
  void adamWDecaysBesideTheGradient() {
    assertThat(after(Kind.ADAMW)).containsExactly(adam(0, DECAY), within(1e-4));
  }

  private static double[] adam(double inGradient, double decoupled) {
    var weight = START.clone();
    var mean = new double[3];
    var variance = new double[3];
    for (int step = 1; step <= 3; step++) {
      for (int i = 0; i < weight.length; i++) {
        double gradient = GRADIENT[i] + inGradient * weight[i];
        weight[i] -= RATE * decoupled * weight[i];
        mean[i] = 0.9 * mean[i] + 0.1 * gradient;
        variance[i] = 0.999 * variance[i] + 0.001 * gradient * gradient;
        double meanHat = mean[i] / (1 - Math.pow(0.9, step));
        double varianceHat = variance[i] / (1 - Math.pow(0.999, step));
        weight[i] -= RATE * meanHat / (Math.sqrt(varianceHat) + 1e-8);
      }
    }
    return weight;
  }

  @Test
  void rmsPropDividesByTheSizeOfTheGradient() {
    var expected = START.clone();
    var meanSquare = new double[3];
    for (int step = 1; step <= 3; step++) {
      for (int i = 0; i < expected.length; i++) {
        double gradient = GRADIENT[i] + DECAY * expected[i];
        meanSquare[i] = 0.9 * meanSquare[i] + 0.1 * gradient * gradient;
        expected[i] -= RATE * gradient / (Math.sqrt(meanSquare[i]) + 1e-7);
      }
    }
    assertThat(after(Kind.RMSPROP)).containsExactly(expected, within(1e-4));
  }

  private static double[] after(Kind kind) {
    var rule = UpdateRule.of(new Optimizer(kind, RATE, DECAY, 0.9));
    try (var scope = TestDevice.cpu().manager().newSubManager()) {
      var weight = scope.create(floats(START));
      var memory = rule.memory().stream().map(name -> (NDArray) weight.zerosLike()).toList();
      for (int step = 1; step <= 3; step++) {
        rule.update(weight, scope.create(floats(GRADIENT)), List.copyOf(memory), RATE, step);
      }
      var result = new double[3];
      var values = weight.toFloatArray();
      for (int i = 0; i < 3; i++) {
        result[i] = values[i];
      }
      return result;
    }
  }

  private static float[] floats(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
