package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.training.TrainingPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Samples a second of the step alone, without the loop's reports, checkpoints and pauses: a line of
 * network, batch size and speed for each. Not a test: {@code bench/trainer.sh} starts it.
 */
public final class StepBenchmark {
  private static final int STEPS_AT_ONCE = 10;
  private static final int SAMPLES = 8192;

  private StepBenchmark() {}

  /** GRAPH or BLOCKS, the file of the networks, seconds, then NETWORK:BATCH for each. */
  public static void main(String[] arguments) throws IOException {
    var device = TrainingDevice.open("MXNet", "cpu");
    var choice = StepChoice.valueOf(arguments[0]);
    var spec = new ObjectMapper().readTree(Path.of(arguments[1]).toFile());
    double seconds = Double.parseDouble(arguments[2]);
    for (var subject : Arrays.asList(arguments).subList(3, arguments.length)) {
      var parts = subject.split(":", 2);
      double speed = speed(device, choice, spec, parts[0], Integer.parseInt(parts[1]), seconds);
      System.out.printf("%s\t%s\t%.0f%n", parts[0], parts[1], speed);
    }
    Runtime.getRuntime().halt(0);
  }

  private static double speed(
      TrainingDevice device,
      StepChoice choice,
      JsonNode spec,
      String name,
      int size,
      double seconds)
      throws IOException {
    var json = new ObjectMapper();
    var data = data(spec);
    var network =
        NetworkReader.parse(
            json.createObjectNode().set("layers", spec.path("networks").path(name)));
    var plan = TrainingPlanReader.parse(json.createObjectNode().put("batchSize", size));
    try (var step = choice.create(device, network, plan, data.meta(), null)) {
      step.hold(data);
      var gather = new Gather(data);
      var order = Split.of(SAMPLES, 0, 7).order(7, 1);
      train(step, gather, order, size, 0);
      long started = System.nanoTime();
      long steps = 0;
      while (System.nanoTime() - started < seconds * 1e9) {
        train(step, gather, order, size, steps);
        steps += STEPS_AT_ONCE;
      }
      return steps * size * 1e9 / (System.nanoTime() - started);
    }
  }

  private static void train(Step step, Gather gather, int[] order, int size, long from) {
    for (long i = from; i < from + STEPS_AT_ONCE; i++) {
      int first = (int) (i * size % (SAMPLES - size + 1));
      step.train(gather.batch(order, first, first + size), 0.001);
    }
    step.results();
  }

  private static StoredDataset data(JsonNode spec) throws IOException {
    var input = spec.path("input");
    return StoredDataset.open(
        StoredSamples.stripes(
            Files.createTempDirectory("step-benchmark"),
            input.path(0).asInt(),
            input.path(1).asInt(),
            spec.path("classes").asInt(),
            SAMPLES,
            0));
  }
}
