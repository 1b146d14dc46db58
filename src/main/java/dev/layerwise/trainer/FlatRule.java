package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How all parameters, lying in one row, follow their gradients at once by an {@link UpdateRule}.
 */
interface FlatRule extends AutoCloseable {
  /**
   * @param step counts from 1
   */
  void update(double learningRate, long step);

  /**
   * Takes the same step, and says how it moved each array.
   *
   * @param places of the arrays in the rows
   * @param rows that the rule was made for
   */
  default Map<String, Movement> updateMeasured(
      FlatRow places, Rows rows, double learningRate, long step) {
    var before = rows.weights.read();
    var gradients = rows.gradients.read(); // before they are written to
    update(learningRate, step);
    var after = rows.weights.read();
    var moved = new LinkedHashMap<String, Movement>();
    places.within(
        0,
        places.length(),
        (name, from, size) -> moved.put(name, Movement.of(before, gradients, after, from, size)));
    return moved;
  }

  /**
   * The rows that a rule works on.
   *
   * @param gradients may be changed too
   * @param memory a row for each name in the rule's memory, in that order
   */
  record Rows(NativeArray weights, NativeArray gradients, List<NativeArray> memory) {}

  @Override
  default void close() {}

  /**
   * @param clipping of the gradients before; null for none
   * @param helpers of the thread that trains
   */
  static FlatRule of(UpdateRule rule, @Nullable Clipping clipping, Rows rows, Helpers helpers) {
    if (rows.weights().isInMemory()) {
      var scale = clipping == null ? null : new HostClipping(clipping, rows.gradients());
      return new HostRule(rule.loops(), scale, rows, helpers);
    }
    return clipping == null ? rule.operations(rows) : new Clipped(rule, clipping, rows);
  }

  /**
   * Weights and gradients, with what is remembered, into the weights; it is remembered in place.
   */
  private static Operation fused(
      String name, Rows rows, float weightDecay, Map<String, Float> more) {
    var inputs = new java.util.ArrayList<>(List.of(rows.weights, rows.gradients));
    inputs.addAll(rows.memory);
    var options = new LinkedHashMap<String, String>();
    options.put("lr", "0");
    options.put("wd", Float.toString(weightDecay));
    options.put("rescale_grad", "1.0");
    options.put("clip_gradient", Float.toString(UpdateRule.UNCLIPPED));
    options.put("lazy_update", "False");
    more.forEach((key, value) -> options.put(key, Float.toString(value)));
    return new Operation(name, inputs, List.of(rows.weights), options);
  }

  /** Limits the gradients before. */
  final class Clipped implements FlatRule {
    private final FlatClipping clipping;
    private final FlatRule rule;

    Clipped(UpdateRule rule, Clipping clipping, Rows rows) {
      this.clipping = new FlatClipping(clipping, rows.gradients);
      this.rule = rule.operations(new Rows(rows.weights, this.clipping.clipped(), rows.memory));
    }

    @Override
    public void update(double learningRate, long step) {
      clipping.run();
      rule.update(learningRate, step);
    }

    @Override
    public void close() {
      rule.close();
      clipping.close();
    }
  }

  /** See {@link UpdateRule.Sgd}. */
  final class Sgd implements FlatRule {
    private final Operation update;

    Sgd(UpdateRule.Sgd rule, Rows rows) {
      update =
          rule.momentum() == 0
              ? fused("sgd_update", rows, rule.weightDecay(), Map.of())
              : fused(
                  "sgd_mom_update", rows, rule.weightDecay(), Map.of("momentum", rule.momentum()));
    }

    @Override
    public void update(double learningRate, long step) {
      update.with("lr", (float) learningRate).run();
    }
  }

  /** See {@link UpdateRule.Adam}. */
  final class Adam implements FlatRule {
    private final float decay;
    private final Operation shrink;
    private final Operation update;

    Adam(UpdateRule.Adam rule, Rows rows) {
      decay = rule.decoupled() ? rule.weightDecay() : 0;
      shrink =
          new Operation(
              "_mul_scalar", List.of(rows.weights), List.of(rows.weights), Map.of("scalar", "1"));
      update =
          fused(
              "adam_update",
              rows,
              rule.decoupled() ? 0 : rule.weightDecay(),
              Map.of(
                  "beta1", UpdateRule.Adam.BETA_1,
                  "beta2", UpdateRule.Adam.BETA_2,
                  "epsilon", UpdateRule.Adam.EPSILON));
    }

    @Override
    public void update(double learningRate, long step) {
      if (decay > 0) {
        shrink.with("scalar", 1 - (float) learningRate * decay).run();
      }
      update.with("lr", UpdateRule.Adam.corrected(learningRate, step)).run();
    }
  }

  /** See {@link UpdateRule.RmsProp}. */
  final class RmsProp implements FlatRule {
    private final List<Operation> before;
    private final Operation scale;
    private final List<Operation> after;
    private final NativeArray scratch;

    RmsProp(UpdateRule.RmsProp rule, Rows rows) {
      var meanSquare = rows.memory.get(0);
      scratch = rows.weights.another();
      var slope = rows.gradients;
      var decay =
          List.of(
              scalar("_mul_scalar", rows.weights, rule.weightDecay(), scratch),
              pair("_npi_add", slope, scratch, slope));
      var mean =
          List.of(
              scalar("_mul_scalar", meanSquare, UpdateRule.RmsProp.RHO, meanSquare),
              new Operation("square", List.of(slope), List.of(scratch), Map.of()),
              scalar("_mul_scalar", scratch, 1 - UpdateRule.RmsProp.RHO, scratch),
              pair("_npi_add", meanSquare, scratch, meanSquare));
      before =
          rule.weightDecay() > 0
              ? java.util.stream.Stream.concat(decay.stream(), mean.stream()).toList()
              : mean;
      scale = scalar("_mul_scalar", slope, 0, slope);
      after =
          List.of(
              new Operation("sqrt", List.of(meanSquare), List.of(scratch), Map.of()),
              scalar("_plus_scalar", scratch, UpdateRule.RmsProp.EPSILON, scratch),
              pair("_npi_true_divide", slope, scratch, slope),
              pair("_npi_subtract", rows.weights, slope, rows.weights));
    }

    private static Operation scalar(String name, NativeArray of, float scalar, NativeArray into) {
      return new Operation(
          name, List.of(of), List.of(into), Map.of("scalar", Float.toString(scalar)));
    }

    private static Operation pair(String name, NativeArray a, NativeArray b, NativeArray into) {
      return new Operation(name, List.of(a, b), List.of(into), Map.of());
    }

    @Override
    public void update(double learningRate, long step) {
      before.forEach(Operation::run);
      scale.with("scalar", (float) learningRate).run();
      after.forEach(Operation::run);
    }

    @Override
    public void close() {
      scratch.close();
    }
  }
}
