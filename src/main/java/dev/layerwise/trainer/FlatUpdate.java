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
  private final FlatRule.Rows rows;
  private final FlatRule rule;
  private long step;

  /**
   * @param helpers that share the work, where the processor does it
   */
  FlatUpdate(FlatParameters parameters, TrainingPlan plan, Helpers helpers) {
    this.row = parameters.row();
    var updateRule = UpdateRule.of(plan.optimizer());
    this.names = updateRule.memory();
    this.rows =
        new FlatRule.Rows(
            parameters.weights(),
            parameters.gradients(),
            names.stream().map(name -> parameters.anotherRow()).toList());
    var limit = plan.gradientClipping();
    this.rule = FlatRule.of(updateRule, limit == null ? null : new Clipping(limit), rows, helpers);
  }

  void run(double learningRate) {
    step++;
    rule.update(learningRate, step);
  }

  /** The same, and says how each array moved. */
  Map<String, Movement> runMeasured(double learningRate) {
    step++;
    return rule.updateMeasured(row, rows, learningRate, step);
  }

  /** What is remembered, by name, with the number of steps; see {@link NativeArray#look}. */
  Map<String, Tensor> look() {
    var remembered = new LinkedHashMap<String, Tensor>();
    remembered.put(STEP, Tensor.ofLong(step));
    for (int i = 0; i < names.size(); i++) {
      remembered.putAll(row.split(rows.memory().get(i).look(), suffix(i)));
    }
    return remembered;
  }

  void restore(Map<String, Tensor> remembered) {
    step = Tensor.named(remembered, STEP).toLong();
    for (int i = 0; i < names.size(); i++) {
      rows.memory().get(i).write(row.join(remembered, suffix(i)));
    }
  }

  private String suffix(int ofMemory) {
    return "." + names.get(ofMemory);
  }

  @Override
  public void close() {
    rule.close();
    rows.memory().forEach(NativeArray::close);
  }
}
