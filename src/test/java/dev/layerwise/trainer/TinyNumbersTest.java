package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class TinyNumbersTest {
  private static final int ENOUGH_FOR_EVERY_THREAD = 1 << 16;

  @Test
  void productsTooSmallForTheUsualFormAreZero() {
    var device = TrainingDevice.open("MXNet", "cpu");
    try (var scope = device.manager().newSubManager()) {
      var small = scope.ones(new Shape(ENOUGH_FOR_EVERY_THREAD)).mul(1e-30f);

      assertThat(small.mul(1e-10f).toFloatArray()).containsOnly(0f);
      assertThat(small.mul(1e-7f).toFloatArray()).doesNotContain(0f);
    }
  }
}
