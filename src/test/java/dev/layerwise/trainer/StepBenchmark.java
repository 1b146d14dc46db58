package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.training.EngineBuild;
import dev.layerwise.training.HostProcessors;
import dev.layerwise.training.TrainerEnvironment;
import dev.layerwise.training.TrainingPlanReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Samples a second of the step alone, without the loop's reports, checkpoints and pauses. Not a
 * test: {@code bench/trainer.py} starts it. For each line of its input, a number of seconds, it
 * trains for so long and answers with the speed. It starts itself again in a trainer's environment.
 */
public final class StepBenchmark {
  private static final String INSIDE = "LAYERWISE_STEP_BENCHMARK";
  private static final int OTHER_SETTINGS = 4;
  private static final int STEPS_AT_ONCE = 10;
  private static final int SAMPLES = 10_000; // as many as product.py has: its last batch is small

  private final Step step;
  private final Gather gather;
  private final int[] order;
  private final int size;
  private int next;
  private long trained;

  private StepBenchmark(Step step, StoredDataset data, int size) {
    this.step = step;
    this.gather = new Gather(data);
    this.order = Split.of(SAMPLES, 0, 7).order(7, 1);
    this.size = size;
    step.hold(data);
  }

  /**
   * A {@link StepChoice}, the file of the networks, NETWORK:BATCH, the device, and NAME=VALUE to be
   * set otherwise.
   */
  public static void main(String[] arguments) throws Exception {
    Runtime.getRuntime()
        .halt(System.getenv(INSIDE) == null ? asTrainer(arguments) : measure(arguments));
  }

  private static int asTrainer(String... arguments) throws Exception {
    var cache = Path.of(System.getenv().getOrDefault("DJL_CACHE_DIR", "target/djl"));
    int cores = Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS", "2"));
    var environment =
        new TrainerEnvironment(
            EngineBuild.find().name(),
            arguments[3],
            cores,
            arguments[3].equals("cpu") ? HostProcessors.ifThereAre(cores) : List.of(),
            Files.createDirectories(cache).toAbsolutePath());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        environment.command(
            java, System.getProperty("java.class.path"), StepBenchmark.class.getName());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).inheritIO();
    process.environment().putAll(environment.variables());
    Stream.of(arguments)
        .skip(OTHER_SETTINGS)
        .map(setting -> setting.split("=", 2))
        .forEach(setting -> process.environment().put(setting[0], setting[1]));
    process.environment().put(INSIDE, "yes");
    return process.start().waitFor();
  }

  private static int measure(String... arguments) throws IOException {
    var device =
        TrainingDevice.open(
            System.getProperty("layerwise.engine"), System.getProperty("layerwise.device"));
    var spec = new ObjectMapper().readTree(Path.of(arguments[1]).toFile());
    var subject = arguments[2].split(":", 2);
    int size = Integer.parseInt(subject[1]);
    var data = data(spec);
    var json = new ObjectMapper();
    var network =
        NetworkReader.parse(
            json.createObjectNode().set("layers", spec.path("networks").path(subject[0])));
    var plan = TrainingPlanReader.parse(json.createObjectNode().put("batchSize", size));
    var choice = StepChoice.valueOf(arguments[0]);
    var benchmark =
        new StepBenchmark(choice.create(device, network, plan, data.meta(), null), data, size);
    var turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var turn = turns.readLine(); turn != null; turn = turns.readLine()) {
      System.out.printf("%.0f%n", benchmark.speed(Double.parseDouble(turn)));
    }
    return 0;
  }

  private double speed(double seconds) {
    long before = trained;
    long started = System.nanoTime();
    while (System.nanoTime() - started < seconds * 1e9) {
      train();
    }
    return (trained - before) * 1e9 / (System.nanoTime() - started);
  }

  private void train() {
    for (int i = 0; i < STEPS_AT_ONCE; i++) {
      int end = Math.min(SAMPLES, next + size);
      step.train(gather.batch(order, next, end), 0.001);
      trained += end - next;
      next = end % SAMPLES;
    }
    step.results();
  }

  private static StoredDataset data(JsonNode spec) throws IOException {
    var input = spec.path("input");
    return StoredDataset.open(
        StoredSamples.shipped(
            Files.createTempDirectory("step-benchmark"),
            spec.path("dataset").asText(),
            input.path(0).asInt(),
            input.path(1).asInt(),
            spec.path("classes").asInt(),
            SAMPLES));
  }
}
