package dev.layerwise.trainer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import dev.layerwise.training.Seeds;
import dev.layerwise.training.TrainingPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step through DJL's blocks, operation by operation: works on every engine that DJL drives. */
final class DjlStep implements Step {
  private final int threads;
  private final Engine engine;
  private final NDManager manager;
  private final Blocks.Built network;
  private final ParameterStore store;
  private final Normalisation normalisation;
  private final Objective objective;
  private final UpdateRule rule;
  private final @Nullable Clipping clipping;
  private final List<Learned> learned = new ArrayList<>();
  private final Deque<Unread> unread = new ArrayDeque<>();
  private @Nullable Map<String, Movement> measured;
  private long step;

  /** A learned array and what the optimiser remembers of it. */
  private record Learned(String name, NDArray weight, List<NDArray> memory) {}

  /** What a batch gave, which the device may still be working on. */
  private record Unread(NDArray logits, int[] labels) {}

  /**
   * @param threads that operations spread over, as set before
   */
  DjlStep(
      TrainingDevice device, Network network, TrainingPlan plan, DatasetMeta data, int threads) {
    this.threads = threads;
    this.engine = device.engine();
    this.manager = device.manager().newSubManager();
    var sample = dev.layerwise.network.Shape.of(data.input());
    this.network = Blocks.build(network, new Task(sample, data.classes().size()));
    this.store = new ParameterStore(manager, false);
    this.normalisation = new Normalisation(data);
    this.objective = Objective.of(plan.loss());
    this.rule = UpdateRule.of(plan.optimizer());
    var limit = plan.gradientClipping();
    this.clipping = limit == null ? null : new Clipping(limit);
    reseed(plan.seed());
    this.network.root().initialize(manager, DataType.FLOAT32, normalisation.shapeOf(1));
    this.network.parameters().forEach(this::prepare);
  }

  private void prepare(String name, Parameter parameter) {
    if (parameter.requiresGradient()) {
      var weight = store.getValue(parameter, manager.getDevice(), true);
      var memory = rule.memory().stream().map(m -> manager.zeros(weight.getShape())).toList();
      learned.add(new Learned(name, weight, memory));
    }
  }

  @Override
  public Way way() {
    return new Way(Kind.BLOCKS, threads);
  }

  @Override
  public long parameters() {
    return learned.stream().mapToLong(one -> one.weight.size()).sum();
  }

  @Override
  public void reseed(long seed) {
    engine.setRandomSeed(Seeds.folded(seed));
  }

  @Override
  public void train(Batch batch, double learningRate) {
    try (var scope = manager.newSubManager()) {
      var input = new NDList(normalisation.apply(scope, batch));
      NDArray logits;
      try (var collector = engine.newGradientCollector()) {
        logits = forward(input, true);
        collector.backward(objective.mean(scope, logits, batch.labels()));
      }
      update(learningRate);
      logits.attach(manager); // outlives its batch until somebody asks
      unread.addLast(new Unread(logits, batch.labels()));
    }
  }

  private void update(double learningRate) {
    step++;
    var gradients = new NDList(learned.stream().map(one -> one.weight.getGradient()).toList());
    try (gradients) {
      var before = measured == null ? List.<float[][]>of() : readAll(gradients);
      if (clipping != null) {
        clipping.apply(gradients, manager);
      }
      for (int i = 0; i < learned.size(); i++) {
        var one = learned.get(i);
        rule.update(one.weight, gradients.get(i), one.memory, learningRate, step);
      }
      if (measured != null) {
        note(before, measured);
      }
    }
  }

  /** Each weight with its gradient: an update may write to both. */
  private List<float[][]> readAll(NDList gradients) {
    var all = new ArrayList<float[][]>();
    for (int i = 0; i < learned.size(); i++) {
      all.add(
          new float[][] {learned.get(i).weight.toFloatArray(), gradients.get(i).toFloatArray()});
    }
    return all;
  }

  private void note(List<float[][]> before, Map<String, Movement> moved) {
    for (int i = 0; i < learned.size(); i++) {
      var weight = before.get(i)[0];
      var after = learned.get(i).weight.toFloatArray();
      moved.put(
          learned.get(i).name, Movement.of(weight, before.get(i)[1], after, 0, weight.length));
    }
  }

  @Override
  public Map<String, Movement> trainMeasured(Batch batch, double learningRate) {
    var moved = new LinkedHashMap<String, Movement>();
    measured = moved;
    try {
      train(batch, learningRate);
    } finally {
      measured = null;
    }
    return moved;
  }

  @Override
  public Map<String, float[]> outputs(Batch batch, List<LearningLayer> layers) {
    var outputs = new LinkedHashMap<String, float[]>();
    var seen = new LinkedHashMap<String, String>();
    layers.forEach(layer -> seen.put(layer.seenAt(), layer.path()));
    network
        .taps()
        .during(
            (path, values) -> {
              var layer = seen.get(path);
              if (layer != null) {
                outputs.put(layer, values.toFloatArray());
              }
            },
            () -> evaluate(batch));
    return outputs;
  }

  @Override
  public List<Tally> results() {
    var tallies = new ArrayList<Tally>();
    while (!unread.isEmpty()) {
      var next = unread.removeFirst();
      try (var logits = next.logits) {
        var tally = new Tally();
        tally.add(objective, logits.toFloatArray(), next.labels);
        tallies.add(tally);
      }
    }
    return tallies;
  }

  @Override
  public float[] evaluate(Batch batch) {
    try (var scope = manager.newSubManager()) {
      var input = new NDList(normalisation.apply(scope, batch));
      return forward(input, false).toFloatArray();
    }
  }

  private NDArray forward(NDList input, boolean training) {
    var root = network.root();
    return network.taps().through(() -> root.forward(store, input, training).singletonOrThrow());
  }

  @Override
  public Map<String, Tensor> weights() {
    var weights = new LinkedHashMap<String, Tensor>();
    network.parameters().forEach((name, value) -> weights.put(name, read(value.getArray())));
    return weights;
  }

  @Override
  public Map<String, Tensor> memory() {
    var memory = new LinkedHashMap<String, Tensor>();
    memory.put("step", Tensor.ofLong(step));
    for (var one : learned) {
      for (int i = 0; i < one.memory.size(); i++) {
        memory.put(one.name + "." + rule.memory().get(i), read(one.memory.get(i)));
      }
    }
    return memory;
  }

  private static Tensor read(NDArray array) {
    return new Tensor(array.getShape().getShape(), array.toFloatArray());
  }

  @Override
  public void restore(Map<String, Tensor> weights, Map<String, Tensor> memory) {
    network.parameters().forEach((name, value) -> write(value.getArray(), weights, name));
    step = Tensor.named(memory, "step").toLong();
    for (var one : learned) {
      for (int i = 0; i < one.memory.size(); i++) {
        write(one.memory.get(i), memory, one.name + "." + rule.memory().get(i));
      }
    }
  }

  private static void write(NDArray array, Map<String, Tensor> from, String name) {
    array.set(Tensor.named(from, name).values());
  }

  @Override
  public void close() {
    manager.close();
  }
}
