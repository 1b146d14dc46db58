package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.network.Network;
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
   * @throws OtherKind when it cannot go on like that
   */
  Step create(
      TrainingDevice device,
      Network network,
      TrainingPlan plan,
      DatasetMeta data,
      Step.@Nullable Kind begun) {
    var kind = kind(device, begun);
    if (begun != null && begun != kind) {
      throw new OtherKind(begun, kind);
    }
    return switch (kind) {
      case GRAPH -> new GraphStep(device, network, plan, data);
      case BLOCKS -> new DjlStep(device, network, plan, data);
    };
  }

  private Step.Kind kind(TrainingDevice device, Step.@Nullable Kind begun) {
    if (!device.isMxnet() || this == BLOCKS) {
      return Step.Kind.BLOCKS;
    }
    return this == AUTO && begun != null ? begun : Step.Kind.GRAPH;
  }

  /** A run that was computed in one way until now, where only the other is to be had. */
  static final class OtherKind extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherKind(Step.Kind begun, Step.Kind here) {
      super(
          "This run was begun on another kind of device or setting (computed as %s), and would not go on exactly here (%s). Start the run afresh, or ask whoever runs this site to set %s to auto."
              .formatted(begun.words(), here.words(), VARIABLE));
    }
  }
}
