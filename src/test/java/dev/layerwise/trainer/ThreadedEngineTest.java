package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * MXNet's engine with a queue and threads of its own, as it runs on a GPU: calls return before they
 * are computed. A process has one kind of engine, so these tests are made in another one.
 */
@Timeout(600)
class ThreadedEngineTest {
  @TempDir Path folder;

  @Test
  void bothWaysLearnTheSameAndGoOnExactlyWithAQueue() throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Queued.class.getName(),
            folder.toString());
    builder.environment().put("MXNET_ENGINE_TYPE", "ThreadedEnginePerDevice");
    builder.environment().put("OMP_NUM_THREADS", "2"); // the other tests use one
    var output = folder.resolve("said").toFile();
    var process = builder.redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertThat(process.waitFor()).as(() -> said(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String said(File output) {
    try {
      return Files.readString(output.toPath(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The other tests of this package, as that process makes them. */
  static final class Queued {
    public static void main(String... arguments) throws Exception {
      var both = new BothStepsTest();
      both.everyGeneratedNetworkLearnsTheSameInBothWays();
      both.lookingAtLayersTellsTheSameInBothWaysAndChangesNothing();
      both.evaluatingChangesNothingThatTrainingUses();
      new StemTest().generatedStemsLearnWhatBlocksLearn();
      var exact = new ExactResumeTest();
      exact.folder = Path.of(arguments[0]);
      exact.makeData();
      exact.aRegressionWithLimitedGradientsPausedInsideAnEpochEndsAsIfItHadNotBeen(
          StepChoice.GRAPH);
    }
  }
}
