package dev.layerwise.trainer;

import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.CompiledGraph;
import dev.layerwise.trainer.mxnet.Symbol;
import java.util.HashMap;
import java.util.List;

/** The network as it is used, compiled for batches of one size. It runs on copies alone. */
final class InferenceGraph implements AutoCloseable {
  private final CompiledGraph graph;
  private final Feed feed;
  private final int numbers;
  private InferenceWeights weights;

  InferenceGraph(
      int size, Network network, Task task, SampleInput input, InferenceWeights weights) {
    this.feed = new HostFeed(size, input);
    var symbol = new Symbol();
    var scores = NetworkSymbol.scores(symbol, network, task, feed.samples(symbol));
    var arrays = new HashMap<>(weights.arrays());
    arrays.putAll(feed.arrays());
    this.graph = new CompiledGraph(symbol, List.of(scores), arrays);
    this.numbers = size * task.classes();
    this.weights = weights;
  }

  /** The scores of a batch, one row a sample; waits for the device. */
  float[] run(Batch batch, InferenceWeights current) {
    if (weights != current) {
      current.arrays().forEach(graph::set);
      weights = current;
    }
    feed.fill(batch);
    try (var scores = graph.infer().get(0)) {
      return scores.read(numbers);
    }
  }

  @Override
  public void close() {
    graph.close();
    feed.close();
  }
}
