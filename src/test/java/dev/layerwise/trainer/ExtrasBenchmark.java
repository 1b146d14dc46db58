package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.Network;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.training.TrainingPlan;
import dev.layerwise.training.TrainingPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What augmentation costs a step, and what looking at the layers costs an epoch, side by side in
 * one process: medians over rounds. Not a test.
 */
public final class ExtrasBenchmark {
  private static final int SAMPLES = 8192;
  private static final int BATCH = 64;
  private static final int STEPS = SAMPLES / BATCH;
  private static final String AUGMENTED =
      "{\"augmentation\":[{\"kind\":\"flip\"},{\"kind\":\"shift\",\"pixels\":2},{\"kind\":\"crop\",\"pixels\":4}]}";

  private final StoredDataset data;
  private final Gather gather;
  private final int[] order = Split.of(SAMPLES, 0, 7).order(7, 1);

  private ExtrasBenchmark(StoredDataset data) {
    this.data = data;
    this.gather = new Gather(data);
  }

  /** The file of the networks, rounds, then networks. */
  public static void main(String[] arguments) throws IOException {
    var json = new ObjectMapper();
    var spec = json.readTree(Path.of(arguments[0]).toFile());
    var input = spec.path("input");
    var benchmark =
        new ExtrasBenchmark(
            StoredDataset.open(
                StoredSamples.stripes(
                    Files.createTempDirectory("extras-benchmark"),
                    input.path(0).asInt(),
                    input.path(1).asInt(),
                    spec.path("classes").asInt(),
                    SAMPLES,
                    0)));
    for (var name : Arrays.asList(arguments).subList(2, arguments.length)) {
      var network =
          NetworkReader.parse(
              json.createObjectNode().set("layers", spec.path("networks").path(name)));
      benchmark.measure(name, network, Integer.parseInt(arguments[1]));
    }
    Runtime.getRuntime().halt(0);
  }

  private void measure(String name, Network network, int rounds) throws IOException {
    var plain = plan("{}");
    var augmented = plan(AUGMENTED);
    var layers =
        LearningLayer.of(
            network, new Task(Shape.of(data.meta().input()), data.meta().classes().size()));
    try (var one = step(network, plain);
        var other = step(network, augmented)) {
      one.hold(data);
      var epochs = new ArrayList<Double>();
      var augmentedEpochs = new ArrayList<Double>();
      var looks = new ArrayList<Double>();
      for (int round = 0; round <= rounds; round++) {
        double epoch = epoch(one, plain, round);
        double augmentedEpoch = epoch(other, augmented, round);
        double look = look(one, layers) - epoch / STEPS;
        if (round > 0) { // the first compiles
          epochs.add(epoch);
          augmentedEpochs.add(augmentedEpoch);
          looks.add(look);
        }
      }
      System.out.printf(
          "%s: step %.3f ms, augmented %.3f ms (x%.3f); looking at %d layers %.2f ms, %.2f %% of an"
              + " epoch of %d batches%n",
          name,
          median(epochs) / STEPS,
          median(augmentedEpochs) / STEPS,
          median(augmentedEpochs) / median(epochs),
          layers.size(),
          median(looks),
          100 * median(looks) / median(epochs),
          STEPS);
    }
  }

  private double epoch(Step step, TrainingPlan plan, int epoch) {
    var batches = new TrainingBatches(gather, plan, data.meta());
    long started = System.nanoTime();
    for (int i = 0; i < STEPS; i++) {
      step.train(batches.of(epoch, order, i * BATCH, (i + 1) * BATCH), 0.001);
    }
    step.results();
    return (System.nanoTime() - started) / 1e6;
  }

  private double look(Step step, List<LearningLayer> layers) {
    long started = System.nanoTime();
    step.trainMeasured(gather.batch(order, 0, BATCH), 0.001);
    step.outputs(
        gather.batch(order, 0, 32),
        layers,
        (layer, values) -> Activity.of(values, layer.units(), layer.valuesOfUnit()));
    step.results();
    return (System.nanoTime() - started) / 1e6;
  }

  private Step step(Network network, TrainingPlan plan) {
    return StepChoice.GRAPH.create(
        TrainingDevice.open("MXNet", "cpu"), network, plan, data.meta(), null);
  }

  private static TrainingPlan plan(String json) throws IOException {
    return TrainingPlanReader.parse(new ObjectMapper().readTree(json));
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
