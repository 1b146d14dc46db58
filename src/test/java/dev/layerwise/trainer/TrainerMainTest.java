package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.training.RunEvent.BatchDone;
import dev.layerwise.training.RunEvent.Boundary;
import dev.layerwise.training.RunEvent.Confusion;
import dev.layerwise.training.RunEvent.EpochDone;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.training.TrainerReport.Ready;
import dev.layerwise.training.TrainerReport.Started;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The trainer as the worker knows it: a process that reads and writes lines of JSON. */
@Timeout(60)
class TrainerMainTest {
  private static final String SMALL =
      """
      {"layers":[{"kind":"dense","units":16,"activation":"tanh"},{"kind":"output"}]}""";

  @TempDir Path folder;

  @Test
  void trainsAPlanarNetworkFromTheFirstLineToTheLast() throws Exception {
    var data = StoredSamples.points(folder.resolve("data"), 200, 50);
    try (var trainer = TrainerProcess.start()) {
      var device = trainer.await(Ready.class).device();
      assertThat(device.kind()).isEqualTo("cpu");
      assertThat(device.engine()).startsWith("MXNet 1.9");
      assertThat(device.name()).isNotBlank();
      assertThat(device.memoryBytes()).isPositive();

      trainer.train(SMALL, plan(16, 12, 0.2), data, null, folder.resolve("out"));
      assertThat(trainer.await(Started.class).parameters()).isEqualTo(2 * 16 + 16 + 16 * 2 + 2);
      var end = trainer.awaitEnd();

      assertThat(end.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(end.metrics().testAccuracy()).isGreaterThan(0.95);
      assertThat(trainer.events(EpochDone.class)).hasSize(12);
      assertThat(trainer.events(EpochDone.class).get(11).metrics().validationAccuracy())
          .isGreaterThan(0.9);
      assertThat(trainer.events(BatchDone.class).get(0).batch()).isEqualTo(1);
      assertThat(trainer.events(BatchDone.class).get(0).batches()).isEqualTo(10);
      assertThat(trainer.events(Boundary.class).get(0).epoch()).isZero();
      assertThat(trainer.events(Boundary.class)).last().extracting(Boundary::epoch).isEqualTo(12);
      var confusion = trainer.events(Confusion.class).get(0);
      assertThat(confusion.matrix().stream().flatMap(java.util.List::stream).mapToInt(i -> i).sum())
          .isEqualTo(50);
      assertThat(Path.of(end.predictionsFile())).hasSize(50 * 8);
      assertThat(Path.of(end.modelFile())).exists();
      assertThat(trainer.awaitExit()).isZero();
    }
  }

  static String plan(int batch, int epochs, double validation) {
    return """
        {"batchSize":%d,"epochs":%d,"optimizer":{"kind":"adam","learningRate":0.01},"seed":7,"validation":%s}"""
        .formatted(batch, epochs, validation);
  }
}
