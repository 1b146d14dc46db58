package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.trainer.mxnet.NativeArray;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limit to gradients, in all three forms. */
class ClippingTest {
  @Test
  void aLongerGradientIsScaledDownToTheLimit() {
    for (var scaled : inAllForms(1, 3, 0, 4)) {
      assertThat(scaled).containsExactly(new float[] {0.6f, 0, 0.8f}, within(1e-7f));
    }
  }

  /** Bit for bit: the scale is exactly one. */
  @Test
  void aShorterGradientStaysAsItIs() {
    for (var scaled : inAllForms(5.000001, 3, 0, 4)) {
      assertThat(scaled).containsExactly(3, 0, 4);
    }
  }

  @Test
  void noGradientAtAllIsNotDividedByItsNorm() {
    for (var scaled : inAllForms(0.001, 0, 0, 0)) {
      assertThat(scaled).containsExactly(0, 0, 0);
    }
  }

  /** The norm of the fourth is too large for a float, though its numbers are not. */
  @Test
  void aNormThatIsNoFiniteNumberIsNotHidden() {
    for (float number : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1e38f, 1e20f}) {
      for (var scaled : inAllForms(1, 1, number, 0)) {
        assertThat(scaled).containsOnly(Float.NaN);
      }
    }
  }

  @Test
  void theNormOfManyNumbersIsTheSameInAllForms() {
    var gradients = new float[10_007];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = (float) Math.sin(i * 0.7) / (1 + i % 13);
    }
    var forms = inAllForms(0.25, gradients);

    assertThat(forms.get(0)).isEqualTo(forms.get(1)).isEqualTo(forms.get(2));
    double norm =
        Math.sqrt(
            IntStream.range(0, gradients.length)
                .mapToDouble(i -> (double) gradients[i] * gradients[i])
                .sum());
    for (int i = 0; i < gradients.length; i++) {
      assertThat(forms.get(0)[i]).isCloseTo((float) (gradients[i] / norm / 4), within(1e-8f));
    }
  }

  /** As two arrays of the blocks', as a row with a gap between them, and the row by its factor. */
  private static List<float[]> inAllForms(double limit, float... gradients) {
    int half = gradients.length / 2;
    int second = half + (int) FlatRow.gapAfter(half);
    int last = gradients.length - half;
    var row = new float[second + last + (int) FlatRow.gapAfter(last)];
    System.arraycopy(gradients, 0, row, 0, half);
    System.arraycopy(gradients, half, row, second, last);
    var clipping = new Clipping(limit);
    try (var scope = TestDevice.cpu().manager().newSubManager();
        var flat = NativeArray.zeros(TestDevice.cpu().context(), row.length);
        var operations = new FlatClipping(clipping, flat);
        var factor = new HostClipping(clipping, flat)) {
      var a = scope.create(Arrays.copyOf(gradients, half));
      var b = scope.create(Arrays.copyOfRange(gradients, half, gradients.length));
      clipping.apply(List.of(a, b), scope);
      flat.write(row);
      operations.run();
      var scaled = operations.clipped().read();
      var multiplied = flat.read();
      float scale = factor.scale();
      for (int i = 0; i < multiplied.length; i++) {
        multiplied[i] *= scale;
      }
      return List.of(
          joined(a.toFloatArray(), 0, b.toFloatArray(), 0, half, gradients.length),
          joined(scaled, 0, scaled, second, half, gradients.length),
          joined(multiplied, 0, multiplied, second, half, gradients.length));
    }
  }

  private static float[] joined(
      float[] first, int fromFirst, float[] second, int fromSecond, int half, int size) {
    var all = new float[size];
    System.arraycopy(first, fromFirst, all, 0, half);
    System.arraycopy(second, fromSecond, all, half, size - half);
    return all;
  }
}
