package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.training.DeviceChoice;
import dev.layerwise.training.Loss;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Schedule;
import dev.layerwise.training.TrainingPlan;
import java.util.List;
import java.util.Map;

/**
 * Steps along the gradient and nothing else. With a long step what is compared afterwards is mostly
 * the gradient.
 */
final class PlainDescent {
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
   * How far any number is from the one of the same name and place, relative to the largest of all.
   */
  static double deviation(Map<String, Tensor> of, Map<String, Tensor> from) {
    double scale = 0;
    double difference = 0;
    assertThat(of.keySet()).isEqualTo(from.keySet());
    for (var name : from.keySet()) {
      var expected = Tensor.named(from, name).values();
      var values = Tensor.named(of, name).values();
      for (int i = 0; i < expected.length; i++) {
        scale = Math.max(scale, Math.abs(expected[i]));
        difference = Math.max(difference, Math.abs(expected[i] - values[i]));
      }
    }
    return difference / scale;
  }
}
