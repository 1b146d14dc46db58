package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import dev.layerwise.network.Activation;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Flatten;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Padding;
import dev.layerwise.training.DeviceChoice;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Schedule;
import dev.layerwise.training.TrainingPlan;
import java.nio.ByteBuffer;
import java.util.List;

/** Trains a tiny network, so that a run's first batches find everything loaded and compiled. */
final class WarmUp {
  private static final int SAMPLES = 8;

  /** So often the Java machine wants to have seen a method before it compiles it. */
  private static final int STEPS = 250;

  private WarmUp() {}

  static void on(TrainingDevice device) {
    var data =
        new DatasetMeta(
            "warm-up",
            "Warm-up",
            List.of(1, 8, 8),
            ValueType.UINT8,
            List.of("a", "b"),
            List.of(),
            SAMPLES,
            0,
            List.of(0.5),
            List.of(0.5),
            "",
            null,
            "");
    var network =
        new Network(
            List.of(
                new Conv2d(4, 3, 1, Padding.SAME, Activation.RELU),
                new MaxPool2d(2, 2, Padding.VALID),
                new Flatten(),
                new Dense(8, Activation.RELU),
                new Output()));
    var plan =
        new TrainingPlan(
            SAMPLES,
            1,
            new Optimizer(Optimizer.Kind.ADAM, 0.001, 0, 0.9),
            new Schedule(Schedule.Kind.CONSTANT),
            0,
            0,
            DeviceChoice.AUTO);
    try (var step = StepChoice.configured().create(device, network, plan, data, null)) {
      var batch = Batch.of(ByteBuffer.allocateDirect(SAMPLES * 64), new int[SAMPLES]);
      for (int i = 0; i < STEPS; i++) {
        step.train(batch, 0.001);
      }
      step.results();
      step.evaluate(batch);
    }
  }
}
