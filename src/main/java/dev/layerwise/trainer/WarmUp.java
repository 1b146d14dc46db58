package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import dev.layerwise.dataset.Folders;
import dev.layerwise.training.TrainerCommand.Train;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Does a small run from the worker's command to its last report, so that a student's run finds
 * everything loaded and compiled.
 */
final class WarmUp {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIDE = 28;
  private static final int TRAIN = 512;
  private static final int TEST = 16;

  private static final String NETWORK =
      """
      {"layers": [
        {"kind": "conv2d", "filters": 8, "kernel": 3, "activation": "relu"},
        {"kind": "maxPool2d", "size": 2},
        {"kind": "flatten"},
        {"kind": "dense", "units": 128, "activation": "relu"},
        {"kind": "output"}
      ]}
      """;

  /** Some hundred steps: so often the Java machine wants to have seen our loops to compile them. */
  private static final String PLAN =
      """
      {"batchSize": 16, "epochs": 3, "validation": 0}
      """;

  /**
   * What time seems to pass from one look at the clock to the next: so much that what a run does
   * every few seconds, reports and checkpoints, is done here several times.
   */
  private static final long TICK_NANOS = 150_000_000;

  private WarmUp() {}

  /**
   * @throws IllegalStateException when the device cannot train
   */
  static void on(TrainingDevice device) {
    try {
      var folder = Files.createTempDirectory("layerwise-warm-up");
      try {
        prove(run(device, folder, new Reports(OutputStream.nullOutputStream())));
      } finally {
        Folders.deleteIfExists(folder);
      }
    } catch (IOException e) {
      System.err.println("Not warmed up, the first batches will take longer: " + e);
    }
  }

  static Finished run(TrainingDevice device, Path folder, Consumer<TrainerReport> reports)
      throws IOException {
    var clock = new AtomicLong();
    var narrator = new Narrator(reports, () -> clock.addAndGet(TICK_NANOS));
    var work =
        new Train(
            "warm-up",
            JSON.readTree(NETWORK),
            JSON.readTree(PLAN),
            data(folder.resolve("data")).toString(),
            null,
            folder.resolve("out").toString());
    var command = Commands.read(JSON.writeValueAsString(work));
    return new Job(device, new Wish(), narrator).run((Train) command);
  }

  private static void prove(Finished end) {
    if (end.outcome() == Outcome.FAILED) {
      throw new IllegalStateException("A small network could not be trained: " + end.message());
    }
  }

  /** Noise, all of one class. */
  private static Path data(Path folder) throws IOException {
    var meta =
        new DatasetMeta(
            "warm-up",
            "Warm-up",
            List.of(1, SIDE, SIDE),
            ValueType.UINT8,
            List.of("a", "b"),
            List.of(),
            TRAIN,
            TEST,
            List.of(0.5),
            List.of(0.5),
            "",
            null,
            "");
    Files.createDirectories(folder);
    var pictures = new byte[(TRAIN + TEST) * SIDE * SIDE];
    new Random(1).nextBytes(pictures);
    Files.write(folder.resolve("data.bin"), pictures);
    Files.write(folder.resolve("labels.bin"), new byte[(TRAIN + TEST) * Integer.BYTES]);
    Files.write(folder.resolve("meta.json"), JSON.writeValueAsBytes(meta));
    return folder;
  }
}
