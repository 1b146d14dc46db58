package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.training.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes all parameters a step along their gradients, as the plan says, and keeps its memory. */
final class FlatUpdate implements AutoCloseable {
  private static final String STEP = "step";

  private final FlatRow row;
  private final List<String> names;
  private final List<NativeArray> memory;
  private final FlatRule rule;
  private long step;

  /**
   * @param helpers that share the work, where the processor does it
   */
  FlatUpdate(FlatParameters parameters, TrainingPlan plan, Helpers helpers) {
    this.row = parameters.row();
    var updateRule = UpdateRule.of(plan.optimizer());
    this.names = updateRule.memory();
    this.memory = names.stream().map(name -> parameters.anotherRow()).toList();
    var limit = plan.gradientClipping();
    this.rule =
        FlatRule.of(
            updateRule,
            limit == null ? null : new Clipping(limit),
            new FlatRule.Rows(parameters.weights(), parameters.gradients(), memory),
            helpers);
  }

  void run(double learningRate) {
    step++;
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
    memory.forEach(NativeArray::close);
  }
}
