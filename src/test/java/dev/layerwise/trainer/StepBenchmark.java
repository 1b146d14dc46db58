package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.training.TrainingPlanReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Samples a second of the step alone, on one batch that lies ready, without a loop's reports: a
 * line of network, batch size and speed for each. Not a test: {@code bench/trainer.sh} starts it.
 */
public final class StepBenchmark {
  private static final int STEPS_AT_ONCE = 10;

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
    var batch = batch(data, size);
    try (var step = choice.create(device, network, plan, data, null)) {
      train(step, batch, STEPS_AT_ONCE);
      long started = System.nanoTime();
      long steps = 0;
      while (System.nanoTime() - started < seconds * 1e9) {
        train(step, batch, STEPS_AT_ONCE);
        steps += STEPS_AT_ONCE;
      }
      return steps * size * 1e9 / (System.nanoTime() - started);
    }
  }

  private static void train(Step step, Batch batch, int steps) {
    for (int i = 0; i < steps; i++) {
      batch.values().rewind();
      step.train(batch, 0.001);
    }
    step.results();
  }

  private static DatasetMeta data(JsonNode spec) {
    var input =
        StreamSupport.stream(spec.path("input").spliterator(), false).map(JsonNode::asInt).toList();
    int classes = spec.path("classes").asInt();
    return new DatasetMeta(
        "noise",
        "Noise",
        input,
        ValueType.UINT8,
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
        List.of(),
        1,
        0,
        Collections.nCopies(input.get(0), 0.3),
        Collections.nCopies(input.get(0), 0.25),
        "made up",
        null,
        "");
  }

  private static Batch batch(DatasetMeta data, int size) {
    var random = new SplittableRandom(7);
    var values =
        ByteBuffer.allocateDirect(size * data.input().stream().reduce(1, Math::multiplyExact));
    while (values.hasRemaining()) {
      values.put((byte) random.nextInt());
    }
    var labels = IntStream.range(0, size).map(i -> random.nextInt(data.classes().size()));
    return new Batch(values.flip(), labels.toArray());
  }
}
