package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.training.RunEvent.BatchDone;
import dev.layerwise.training.RunEvent.Boundary;
import dev.layerwise.training.RunEvent.Confusion;
import dev.layerwise.training.RunEvent.EpochDone;
import dev.layerwise.training.TrainerCommand;
import dev.layerwise.training.TrainerReport.Checkpointed;
import dev.layerwise.training.TrainerReport.Happened;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.training.TrainerReport.Ready;
import dev.layerwise.training.TrainerReport.Started;
import java.nio.file.Files;
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

  private static final String WITH_DROPOUT =
      """
      {"layers":[{"kind":"dense","units":16,"activation":"tanh"},{"kind":"batchNorm"},{"kind":"dropout","rate":0.4},{"kind":"output"}]}""";

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
      assertThat(end.predictions().path()).hasSize(50 * 8);
      assertThat(end.model().path()).exists();
      assertThat(trainer.awaitExit()).isZero();
    }
  }

  @Test
  void aStopEndsBetweenTwoBatchesAndKeepsWhatWasLearned() throws Exception {
    var data = StoredSamples.points(folder.resolve("data"), 2000, 50);
    try (var trainer = TrainerProcess.start()) {
      trainer.await(Ready.class);
      trainer.train(SMALL, plan(4, 1000, 0.1), data, null, folder.resolve("out"));
      trainer.await(Happened.class, report -> report.event() instanceof EpochDone);
      trainer.tell(new TrainerCommand.Stop());
      var end = trainer.awaitEnd();

      assertThat(end.outcome()).isEqualTo(Outcome.STOPPED);
      assertThat(end.metrics().testAccuracy()).isGreaterThan(0.9);
      assertThat(trainer.events(Confusion.class)).hasSize(1);
      assertThat(end.model().path()).exists();
      assertThat(trainer.awaitExit()).isZero();
    }
  }

  @Test
  void aPausedRunGoesOnInAnotherProcessAsIfItHadNotBeenPaused() throws Exception {
    var data = StoredSamples.points(folder.resolve("data"), 2000, 50);
    var plan = plan(4, 3, 0.1);
    try (var whole = TrainerProcess.start();
        var first = TrainerProcess.start();
        var second = TrainerProcess.start()) {
      first.await(Ready.class);
      first.train(WITH_DROPOUT, plan, data, null, folder.resolve("first"));
      first.await(Happened.class, report -> report.event() instanceof BatchDone);
      first.tell(new TrainerCommand.Pause());
      var checkpoint = first.await(Checkpointed.class);
      assertThat(checkpoint.batch() % 50).isZero();
      assertThat(first.awaitEnd().outcome()).isEqualTo(Outcome.PAUSED);
      assertThat(first.awaitExit()).isZero();

      second.await(Ready.class);
      second.train(WITH_DROPOUT, plan, data, checkpoint.file().path(), folder.resolve("second"));
      assertThat(second.await(Started.class).firstEpoch()).isEqualTo(checkpoint.epoch());
      var resumed = second.awaitEnd();
      whole.await(Ready.class);
      whole.train(WITH_DROPOUT, plan, data, null, folder.resolve("whole"));
      var uninterrupted = whole.awaitEnd();

      assertThat(resumed.metrics()).isEqualTo(uninterrupted.metrics());
      assertThat(resumed.model().path()).hasSameBinaryContentAs(uninterrupted.model().path());
    }
  }

  @Test
  void withoutItsWorkerTheTrainerIsGone() throws Exception {
    var data = StoredSamples.points(folder.resolve("data"), 2000, 50);
    try (var trainer = TrainerProcess.start()) {
      trainer.await(Ready.class);
      trainer.train(SMALL, plan(4, 1000, 0.1), data, null, folder.resolve("out"));
      trainer.await(Happened.class, report -> report.event() instanceof BatchDone);
      trainer.closeInput();
      assertThat(trainer.awaitExit()).isZero();
    }
  }

  @Test
  void aDivergingRunSaysWhereAndWhyAndKeepsItsCurves() throws Exception {
    var data = StoredSamples.points(folder.resolve("data"), 2000, 50);
    var plan =
        """
        {"batchSize":16,"epochs":20,"optimizer":{"kind":"sgd","learningRate":10,"weightDecay":1},"validation":0.1}""";
    try (var trainer = TrainerProcess.start()) {
      trainer.await(Ready.class);
      trainer.train(SMALL, plan, data, null, folder.resolve("out"));
      var end = trainer.awaitEnd();

      assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(end.message())
          .matches("Diverged at epoch \\d+, batch \\d+: .*")
          .contains("learning rate of 10")
          .contains("Try 0.03");
      assertThat(end.metrics()).isNull();
      assertThat(trainer.events(BatchDone.class)).isNotEmpty();
      assertThat(trainer.awaitExit()).isZero();
    }
  }

  @Test
  void aGpuThatIsNotThereIsAFailureSaidAloud() throws Exception {
    try (var trainer = TrainerProcess.start("gpu0")) {
      var end = trainer.awaitEnd();

      assertThat(trainer.said()).noneMatch(Ready.class::isInstance);
      assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(end.message()).contains("there is no gpu0");
      assertThat(trainer.awaitExit()).isEqualTo(1);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeItStartsWithWhatWould() throws Exception {
    var data = StoredSamples.stripes(folder.resolve("data"), 3, 64, 2, 5000, 20);
    var wide =
        """
        {"layers":[{"kind":"conv2d","filters":2048,"kernel":1},{"kind":"conv2d","filters":2048,"kernel":1},{"kind":"globalAvgPool2d"},{"kind":"output"}]}""";
    try (var trainer = TrainerProcess.start()) {
      trainer.await(Ready.class);
      trainer.train(wide, plan(4096, 1, 0.1), data, null, folder.resolve("out"));
      var end = trainer.awaitEnd();

      assertThat(trainer.said()).noneMatch(Started.class::isInstance);
      assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(end.message())
          .startsWith("Training in batches of 4096 needs about")
          .matches("(?s).*Batches of \\d+ fit\\.");
    }
  }

  @Test
  void aDamagedCheckpointIsToldInWords() throws Exception {
    var data = StoredSamples.points(folder.resolve("data"), 100, 20);
    var damaged = Files.writeString(folder.resolve("damaged"), "not a checkpoint at all");
    try (var trainer = TrainerProcess.start()) {
      trainer.await(Ready.class);
      trainer.train(SMALL, plan(4, 3, 0.1), data, damaged, folder.resolve("out"));
      var end = trainer.awaitEnd();

      assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(end.message()).contains("damaged");
    }
  }

  static String plan(int batch, int epochs, double validation) {
    return """
        {"batchSize":%d,"epochs":%d,"optimizer":{"kind":"adam","learningRate":0.01},"seed":7,"validation":%s}"""
        .formatted(batch, epochs, validation);
  }
}
