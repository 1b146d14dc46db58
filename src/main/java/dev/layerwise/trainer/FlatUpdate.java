package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.training.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes all parameters a step along their gradients, as the plan says, and keeps its memory. */
final class FlatUpdate implements AutoCloseable {
  private static final String STEP = "step";

  private final FlatRow row;
  private final List<String> names;
  private final List<NativeArray> memory;
  private final @Nullable FlatClipping clipping;
  private final Helpers helpers;
  private final FlatRule rule;
  private long step;

  /**
   * @param threads that share the work, where the processor does it
   */
  FlatUpdate(Context context, FlatParameters parameters, TrainingPlan plan, int threads) {
    this.row = parameters.row();
    var updateRule = UpdateRule.of(plan.optimizer());
    this.names = updateRule.memory();
    this.memory = names.stream().map(name -> parameters.anotherRow()).toList();
    var raw = parameters.gradients();
    var limit = plan.gradientClipping();
    this.clipping =
        limit == null ? null : new FlatClipping(new Clipping(limit), context, raw, row.length());
    var gradients = clipping == null ? raw : clipping.clipped();
    this.helpers = new Helpers(threads - 1);
    this.rule =
        FlatRule.of(
            updateRule, new FlatRule.Rows(parameters.weights(), gradients, memory), helpers);
  }

  void run(double learningRate) {
    step++;
    if (clipping != null) {
      clipping.run();
    }
    rule.update(learningRate, step);
  }

  /** What is remembered, by name, with the number of steps. */
  Map<String, Tensor> memory() {
    var remembered = new LinkedHashMap<String, Tensor>();
    remembered.put(STEP, Tensor.ofLong(step));
    for (int i = 0; i < memory.size(); i++) {
      remembered.putAll(row.split(memory.get(i).read(), suffix(i)));
    }
    return remembered;
  }

  void restore(Map<String, Tensor> remembered) {
    step = Tensor.named(remembered, STEP).toLong();
    for (int i = 0; i < memory.size(); i++) {
      memory.get(i).write(row.join(remembered, suffix(i)));
    }
  }

  private String suffix(int ofMemory) {
    return "." + names.get(ofMemory);
  }

  @Override
  public void close() {
    rule.close();
    helpers.close();
    memory.forEach(NativeArray::close);
    if (clipping != null) {
      clipping.close();
    }
  }
}
