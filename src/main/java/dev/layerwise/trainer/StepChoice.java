package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.network.Network;
import dev.layerwise.network.NetworkCheck;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.Mxnet;
import dev.layerwise.training.TrainingPlan;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which way steps are computed, as an operator may set it: {@code LAYERWISE_TRAINER_STEP}. */
enum StepChoice {
  /** The graph where the engine has one; what has begun goes on in its own way. */
  AUTO,
  GRAPH,
  BLOCKS;

  static final String VARIABLE = "LAYERWISE_TRAINER_STEP";

  static StepChoice configured() {
    var setting = System.getenv(VARIABLE);
    if (setting == null || setting.isBlank()) {
      return AUTO;
    }
    try {
      return valueOf(setting.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new TrainingDevice.UnusableDevice(
          VARIABLE + " is " + setting + ", but may be auto, graph or blocks.");
    }
  }

  /**
   * Makes a step for this network.
   *
   * @param begun how the run was computed until now; null for one that has not begun
   * @throws OtherWay when it cannot go on like that
   */
  Step create(
      TrainingDevice device,
      Network network,
      TrainingPlan plan,
      DatasetMeta data,
      Step.@Nullable Way begun) {
    boolean onProcessor = device.context().equals(Context.CPU);
    var rounding = onProcessor ? Rounding.FREE : Rounding.AS_BLOCKS;
    return create(device, network, plan, data, begun, rounding);
  }

  /**
   * @param rounding of a graph
   */
  Step create(
      TrainingDevice device,
      Network network,
      TrainingPlan plan,
      DatasetMeta data,
      Step.@Nullable Way begun,
      Rounding rounding) {
    var kind = kind(device, begun);
    if (begun != null && begun.kind() != kind) {
      throw new OtherWay(begun, kind);
    }
    int threads =
        begun != null
            ? begun.threads()
            : device.threads().forProducts(products(network, plan, data));
    if (device.isMxnet()) {
      Mxnet.useThreads(threads);
    }
    Places.given().takeFirst(threads);
    return switch (kind) {
      case GRAPH -> new GraphStep(device, network, plan, data, threads, rounding);
      case BLOCKS -> new DjlStep(device, network, plan, data, threads);
    };
  }

  private Step.Kind kind(TrainingDevice device, Step.@Nullable Way begun) {
    if (!device.isMxnet() || this == BLOCKS) {
      return Step.Kind.BLOCKS;
    }
    return this == AUTO && begun != null ? begun.kind() : Step.Kind.GRAPH;
  }

  /** Multiplications of one step forward. */
  private static long products(Network network, TrainingPlan plan, DatasetMeta data) {
    var task = new Task(Shape.of(data.input()), data.classes().size());
    return NetworkCheck.check(network, task).work().multiplyAdds() * plan.batchSize();
  }

  /** A run that was computed in one way until now, where only the other is to be had. */
  static final class OtherWay extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherWay(Step.Way begun, Step.Kind here) {
      super(
          "This run was begun on another kind of device or setting (computed by %s), and would not go on exactly here (by %s). Start the run afresh, or ask whoever runs this site to set %s to auto."
              .formatted(begun.kind().words(), here.words(), VARIABLE));
    }
  }
}
