package dev.layerwise.trainer;

import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.CompiledGraph;
import dev.layerwise.trainer.mxnet.Result;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjIntConsumer;

/** The network as it is used, compiled for batches of one size. It runs on copies alone. */
final class InferenceGraph implements AutoCloseable {
  private final CompiledGraph graph;
  private final Feed feed;
  private final List<Integer> numbers;
  private InferenceWeights weights;

  /**
   * @param layers whose outputs are the results; none for the network's scores
   */
  InferenceGraph(
      int size,
      Network network,
      Task task,
      SampleInput input,
      InferenceWeights weights,
      List<LearningLayer> layers) {
    this.feed = new HostFeed(size, input);
    var symbol = new Symbol();
    var nodes = new HashMap<String, Node>();
    var scores = NetworkSymbol.scores(symbol, network, task, feed.samples(symbol), nodes::put);
    var arrays = new HashMap<>(weights.arrays());
    arrays.putAll(feed.arrays());
    this.graph = new CompiledGraph(symbol, results(scores, nodes, layers), arrays);
    this.numbers =
        layers.isEmpty()
            ? List.of(size * task.classes())
            : layers.stream().map(layer -> size * (int) layer.output().size()).toList();
    this.weights = weights;
  }

  private static List<Node> results(
      Node scores, Map<String, Node> nodes, List<LearningLayer> layers) {
    return layers.isEmpty()
        ? List.of(scores)
        : layers.stream()
            .map(layer -> Objects.requireNonNull(nodes.get(layer.seenAt()), layer.seenAt()))
            .toList();
  }

  /** The network's scores for a batch, one row a sample; waits for the device. */
  float[] scores(Batch batch, InferenceWeights current) {
    try (var scores = infer(batch, current).get(0)) {
      return scores.read(numbers.get(0));
    }
  }

  /**
   * Shows the results for a batch, one row a sample; waits for the device.
   *
   * @param look at each result, by its number
   */
  void show(Batch batch, InferenceWeights current, ObjIntConsumer<float[]> look) {
    int number = 0;
    for (var result : infer(batch, current)) {
      try (result) {
        look.accept(result.read(numbers.get(number)), number);
        number++;
      }
    }
  }

  private List<Result> infer(Batch batch, InferenceWeights current) {
    if (weights != current) {
      current.arrays().forEach(graph::set);
      weights = current;
    }
    feed.fill(batch);
    return graph.infer();
  }

  @Override
  public void close() {
    graph.close();
    feed.close();
  }
}
