package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import dev.layerwise.network.Activation;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.Mxnet;
import dev.layerwise.training.DeviceChoice;
import dev.layerwise.training.Optimizer;
import dev.layerwise.training.Schedule;
import dev.layerwise.training.TrainingPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * How many threads a step uses: one for a small network, whose operations are over before a second
 * thread has woken up, and all the cores given for a larger one.
 *
 * <p>Sums come out differently in the last digit with another number of threads. So where the line
 * lies is measured once for a host and a number of cores, and remembered: the same seed goes on
 * giving the same run.
 *
 * @param cores that this trainer may use
 * @param small products in a step, below which one thread is about as fast
 */
record Threads(int cores, long small) {
  private static final int BATCH = 61; // sizes that no run is likely to have
  private static final int INPUTS = 333;
  private static final int[] UNITS = {3, 21, 85, 341};
  private static final int STEPS = 30;
  private static final int ROUNDS = 8;

  /** So much faster several threads have to be: they lose more to other work on the host. */
  private static final double WORTH = 1.4;

  int forProducts(long products) {
    return products < small ? 1 : cores;
  }

  /** As remembered in this folder, or measured now. */
  static Threads of(TrainingDevice device, int cores, Path folder) {
    if (cores <= 1 || !device.context().equals(Context.CPU)) {
      return new Threads(Math.max(1, cores), 0);
    }
    var file = folder.resolve("threads-" + cores);
    try {
      if (Files.exists(file)) {
        return new Threads(cores, Long.parseLong(Files.readString(file).strip()));
      }
      var measured = new Threads(cores, measure(device, cores));
      var unfinished = Files.createTempFile(folder, "threads", ".part");
      Files.writeString(unfinished, Long.toString(measured.small));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return measured;
    } catch (IOException | NumberFormatException e) {
      System.err.println("Not remembered how many threads are best: " + e);
      return new Threads(cores, 0);
    }
  }

  /** The products of the largest network up to which one thread was about as fast each time. */
  private static long measure(TrainingDevice device, int cores) {
    long small = 0;
    for (int units : UNITS) {
      if (isWorth(device, units, cores)) {
        return small;
      }
      small = (long) BATCH * units * (INPUTS + 2) + 1;
    }
    return small;
  }

  /** In turns: what disturbs the host for a moment, or is not compiled yet, is so for both. */
  private static boolean isWorth(TrainingDevice device, int units, int cores) {
    var network = new Network(List.of(new Dense(units, Activation.RELU), new Output()));
    var batch = Batch.of(ByteBuffer.allocateDirect(BATCH * INPUTS), new int[BATCH]);
    long alone = Long.MAX_VALUE;
    long together = Long.MAX_VALUE;
    try (var one = new GraphStep(device, network, plan(), data(), 1, Rounding.AS_BLOCKS);
        var all = new GraphStep(device, network, plan(), data(), cores, Rounding.AS_BLOCKS)) {
      for (int round = 0; round < ROUNDS; round++) {
        alone = Math.min(alone, nanos(one, batch, 1));
        together = Math.min(together, nanos(all, batch, cores));
      }
    }
    return alone > WORTH * together;
  }

  /** What a few steps take. */
  private static long nanos(Step step, Batch batch, int threads) {
    Mxnet.useThreads(threads);
    long started = System.nanoTime();
    for (int i = 0; i < STEPS; i++) {
      step.train(batch, 0.001);
    }
    step.results();
    return System.nanoTime() - started;
  }

  private static TrainingPlan plan() {
    return new TrainingPlan(
        BATCH,
        1,
        new Optimizer(Optimizer.Kind.ADAM, 0.001, 0, 0),
        new Schedule(Schedule.Kind.CONSTANT),
        0,
        0,
        DeviceChoice.AUTO);
  }

  private static DatasetMeta data() {
    return new DatasetMeta(
        "threads",
        "Threads",
        List.of(INPUTS),
        ValueType.UINT8,
        List.of("a", "b"),
        List.of(),
        BATCH,
        0,
        List.of(0.5),
        List.of(0.5),
        "",
        null,
        "");
  }
}
