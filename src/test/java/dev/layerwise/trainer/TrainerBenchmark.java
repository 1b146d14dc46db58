package dev.layerwise.trainer;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.training.RunEvent.EpochDone;
import dev.layerwise.training.TrainerReport.Happened;
import dev.layerwise.training.TrainerReport.Started;
import dev.layerwise.training.TrainingPlanReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Samples a second of a whole run in the trainer against a bare loop over DJL's own Trainer with
 * the same network, batch and optimiser, in alternating rounds of one process. Not a test: start it
 * as docs/measurements.md says.
 */
public final class TrainerBenchmark {
  private static final int BATCH = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrainerBenchmark() {}

  /** One network, written twice. */
  private record Subject(String name, String network, Supplier<SequentialBlock> bare, Path data) {}

  /** Rounds as the first argument, 5 otherwise. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    var device = TrainingDevice.open(System.getProperty("layerwise.engine", "MXNet"), "cpu");
    var folder = Files.createTempDirectory("trainer-benchmark");
    for (var subject : subjects(folder)) {
      var product = new ArrayList<Speed>();
      var bare = new ArrayList<Speed>();
      for (int round = 0; round <= rounds; round++) {
        var ofProduct = product(device, subject, folder.resolve("out"));
        var ofBare = bare(subject);
        if (round > 0) { // the first round only warms up
          product.add(ofProduct);
          bare.add(ofBare);
        }
      }
      print(subject.name + ", by the clock", product, bare, Speed::perSecond);
      print(subject.name + ", by CPU time", product, bare, Speed::perCpuSecond);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void print(
      String what, List<Speed> product, List<Speed> bare, ToDoubleFunction<Speed> unit) {
    double ofProduct = median(product, unit);
    double ofBare = median(bare, unit);
    System.out.printf(
        "%-32s product %8.0f/s   bare DJL loop %8.0f/s   ratio %.2f%n",
        what, ofProduct, ofBare, ofProduct / ofBare);
  }

  private static double median(List<Speed> speeds, ToDoubleFunction<Speed> unit) {
    return speeds.stream()
        .mapToDouble(unit)
        .sorted()
        .skip(speeds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** Samples a second; by CPU time, other work on the host matters less. */
  private record Speed(double perSecond, double perCpuSecond) {}

  /** Two clocks started together. */
  private record Stopwatch(long nanos, long cpuNanos) {
    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    static Stopwatch start() {
      return new Stopwatch(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    Speed of(int samples) {
      return new Speed(
          samples * 1e9 / (System.nanoTime() - nanos),
          samples * 1e9 / (SYSTEM.getProcessCpuTime() - cpuNanos));
    }
  }

  private static List<Subject> subjects(Path folder) throws Exception {
    return List.of(
        new Subject(
            "MLP 784-128-10",
            """
            {"layers":[{"kind":"flatten"},{"kind":"dense","units":128,"activation":"relu"},{"kind":"output"}]}""",
            () ->
                new SequentialBlock()
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(128).build())
                    .add(Activation.reluBlock())
                    .add(Linear.builder().setUnits(10).build()),
            StoredSamples.stripes(folder.resolve("mlp"), 1, 28, 10, 300 * BATCH, 64)),
        new Subject(
            "CNN 3x32x32",
            """
            {"layers":[
              {"kind":"conv2d","filters":32,"kernel":3,"activation":"relu"},{"kind":"maxPool2d","size":2},
              {"kind":"conv2d","filters":64,"kernel":3,"activation":"relu"},{"kind":"maxPool2d","size":2},
              {"kind":"flatten"},{"kind":"dense","units":128,"activation":"relu"},{"kind":"output"}]}""",
            () ->
                new SequentialBlock()
                    .add(convolution(32))
                    .add(Activation.reluBlock())
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                    .add(convolution(64))
                    .add(Activation.reluBlock())
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(128).build())
                    .add(Activation.reluBlock())
                    .add(Linear.builder().setUnits(10).build()),
            StoredSamples.stripes(folder.resolve("cnn"), 3, 32, 10, 40 * BATCH, 64)));
  }

  private static Conv2d convolution(int filters) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(3, 3))
        .optPadding(new Shape(1, 1))
        .build();
  }

  /** The second of two epochs of a run as a worker starts it, every report included. */
  private static Speed product(TrainingDevice device, Subject subject, Path out) throws Exception {
    var assignment =
        new Assignment(
            NetworkReader.parse(JSON.readTree(subject.network)),
            TrainingPlanReader.parse(
                JSON.readTree("{\"batchSize\":" + BATCH + ",\"epochs\":2,\"validation\":0}")),
            StoredDataset.open(subject.data));
    int samples = assignment.data().meta().train();
    var speeds = new ArrayList<Speed>();
    var watch = new Stopwatch[1];
    var narrator =
        new Narrator(
            report -> {
              if (report instanceof Started) {
                watch[0] = Stopwatch.start();
              } else if (report instanceof Happened happened
                  && happened.event() instanceof EpochDone) {
                speeds.add(watch[0].of(samples));
                watch[0] = Stopwatch.start();
              }
            },
            System::nanoTime);
    try (var step =
        StepChoice.configured()
            .create(
                device, assignment.network(), assignment.plan(), assignment.data().meta(), null)) {
      new TrainingRun(assignment, step, new Wish(), narrator).run(new RunFolder(out));
    }
    return speeds.get(1);
  }

  /** Two epochs over ready floats; the loss is read once at the end. */
  private static Speed bare(Subject subject) throws Exception {
    var data = StoredDataset.open(subject.data);
    var input = new Shape(BATCH).addAll(shape(data));
    var config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build());
    var gather = new Gather(data);
    var indices = java.util.stream.IntStream.range(0, data.meta().train()).toArray();
    try (var model = Model.newInstance("bare")) {
      model.setBlock(subject.bare.get());
      try (var trainer = model.newTrainer(config)) {
        trainer.initialize(input);
        var speed = new Speed(0, 0);
        for (int epoch = 0; epoch < 2; epoch++) {
          var watch = Stopwatch.start();
          for (int from = 0; from < indices.length; from += BATCH) {
            step(trainer, gather.batch(indices, from, from + BATCH), input);
          }
          trainer.getModel().getBlock().getParameters().get(0).getValue().getArray().toFloatArray();
          speed = watch.of(data.meta().train());
        }
        return speed;
      }
    }
  }

  private static Shape shape(StoredDataset data) {
    return new Shape(data.meta().input().stream().mapToLong(i -> i).toArray());
  }

  private static void step(Trainer trainer, Batch batch, Shape input) {
    var floats = new float[(int) input.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((batch.values().get(i) & 0xff) / 255f - 0.3f) / 0.25f;
    }
    var labels = new float[batch.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = batch.labels()[i];
    }
    try (var scope = trainer.getManager().newSubManager()) {
      var x = scope.create(floats, input);
      var y = scope.create(labels);
      try (var collector = trainer.newGradientCollector()) {
        NDArray logits = trainer.forward(new NDList(x)).singletonOrThrow();
        collector.backward(trainer.getLoss().evaluate(new NDList(y), new NDList(logits)));
      }
      trainer.step();
    }
  }
}
