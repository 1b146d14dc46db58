package dev.layerwise.trainer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.StoredDataset;
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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A step through DJL's blocks, operation by operation: works on every engine that DJL drives. */
final class DjlStep implements Step {
  private final int threads;
  private final Engine engine;
  private final NDManager manager;
  private final Blocks.Built network;
  private final LearnedArrays learned;
  private final Normalisation normalisation;
  private final Objective objective;
  private final UpdateRule rule;
  private final @Nullable Clipping clipping;
  private @Nullable HeldSamples held;
  private final Deque<Unread> unread = new ArrayDeque<>();
  private @Nullable Map<String, Movement> measured;
  private long step;

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
    this.normalisation = new Normalisation(data);
    this.objective = Objective.of(plan.loss());
    this.rule = UpdateRule.of(plan.optimizer());
    var limit = plan.gradientClipping();
    this.clipping = limit == null ? null : new Clipping(limit);
    reseed(plan.seed());
    this.network.root().initialize(manager, DataType.FLOAT32, normalisation.shapeOf(1));
    this.learned = LearnedArrays.of(device, this.network, manager, rule);
  }

  @Override
  public Way way() {
    return new Way(Kind.BLOCKS, threads);
  }

  @Override
  public long parameters() {
    return learned.named().stream().mapToLong(LearnedArrays.Named::size).sum();
  }

  @Override
  public void reseed(long seed) {
    engine.setRandomSeed(Seeds.folded(seed));
  }

  @Override
  public void hold(StoredDataset data) {
    held = HeldSamples.of(manager, normalisation, data);
  }

  @Override
  public void train(Batch batch, double learningRate) {
    try (var scope = manager.newSubManager()) {
      var input = input(scope, batch);
      learned.expectGradients(scope);
      NDArray logits;
      try (var collector = engine.newGradientCollector()) {
        logits = forward(input, true);
        collector.backward(objective.mean(scope, logits, batch.labels()));
      }
      update(learningRate);
      var outputs = learned.alone(logits);
      outputs.attach(manager); // outlives its batch until somebody asks
      unread.addLast(new Unread(outputs, batch.labels()));
    }
  }

  private NDList input(NDManager scope, Batch batch) {
    var here = held;
    return new NDList(
        here != null && batch.isOfFirst(here.count())
            ? here.take(scope, batch.indices())
            : normalisation.apply(scope, batch));
  }

  private void update(double learningRate) {
    step++;
    try (var gradients = learned.gradients()) {
      var before = measured == null ? List.<float[][]>of() : readAll(gradients);
      if (clipping != null) {
        clipping.apply(gradients, manager);
      }
      var rows = learned.rows();
      for (int i = 0; i < rows.size(); i++) {
        var row = rows.get(i);
        rule.update(row.weight(), gradients.get(i), row.memory(), learningRate, step);
      }
      if (measured != null) {
        note(before, measured);
      }
    }
  }

  /** Each row of weights with its gradients: an update may write to both. */
  private List<float[][]> readAll(NDList gradients) {
    var all = new ArrayList<float[][]>();
    for (int i = 0; i < gradients.size(); i++) {
      var weights = learned.rows().get(i).weight().toFloatArray();
      all.add(new float[][] {weights, gradients.get(i).toFloatArray()});
    }
    return all;
  }

  private void note(List<float[][]> before, Map<String, Movement> moved) {
    var after = learned.rows().stream().map(row -> row.weight().toFloatArray()).toList();
    for (var one : learned.named()) {
      var then = before.get(one.row());
      moved.put(
          one.name(), Movement.of(then[0], then[1], after.get(one.row()), one.from(), one.size()));
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
  public void outputs(
      Batch batch, List<LearningLayer> layers, BiConsumer<LearningLayer, float[]> look) {
    var seen = new LinkedHashMap<String, LearningLayer>();
    layers.forEach(layer -> seen.put(layer.seenAt(), layer));
    network
        .taps()
        .during(
            (path, values) -> {
              var layer = seen.get(path);
              if (layer != null) {
                look.accept(layer, values.toFloatArray());
              }
            },
            () -> evaluate(batch));
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
      return forward(input(scope, batch), false).toFloatArray();
    }
  }

  private NDArray forward(NDList input, boolean training) {
    var root = network.root();
    return network
        .taps()
        .through(() -> root.forward(learned.store(), input, training).singletonOrThrow());
  }

  @Override
  public Map<String, Tensor> lookAtWeights() {
    var weights = new LinkedHashMap<String, Tensor>();
    arrays().forEach((name, array) -> weights.put(name, read(array)));
    return weights;
  }

  @Override
  public Map<String, Tensor> lookAtMemory() {
    var memory = new LinkedHashMap<String, Tensor>();
    memory.put("step", Tensor.ofLong(step));
    memories().forEach((name, array) -> memory.put(name, read(array)));
    return memory;
  }

  /** All of the network: what it learns, and its running statistics. */
  private Map<String, NDArray> arrays() {
    var arrays = new LinkedHashMap<String, NDArray>();
    network.parameters().forEach((name, parameter) -> arrays.put(name, parameter.getArray()));
    learned.named().forEach(one -> arrays.put(one.name(), one.array().weight()));
    return arrays;
  }

  private Map<String, NDArray> memories() {
    var memories = new LinkedHashMap<String, NDArray>();
    for (var one : learned.named()) {
      for (int i = 0; i < rule.memory().size(); i++) {
        memories.put(one.name() + "." + rule.memory().get(i), one.array().memory().get(i));
      }
    }
    return memories;
  }

  private static Tensor read(NDArray array) {
    return new Tensor(array.getShape().getShape(), array.toFloatArray());
  }

  @Override
  public void restore(Map<String, Tensor> weights, Map<String, Tensor> memory) {
    arrays().forEach((name, array) -> write(array, weights, name));
    step = Tensor.named(memory, "step").toLong();
    memories().forEach((name, array) -> write(array, memory, name));
  }

  /** Into the array as it lies: PyTorch would give it other memory, no longer in its row. */
  private void write(NDArray array, Map<String, Tensor> from, String name) {
    try (var values = manager.create(Tensor.named(from, name).toArray(), array.getShape())) {
      array.set(new NDIndex("..."), values);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
