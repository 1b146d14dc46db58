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

/** The network and its loss, compiled for batches of one size. */
final class TrainingGraph implements AutoCloseable {
  private final int size;
  private final Feed feed;
  private final CompiledGraph graph;

  /** How well a batch was known, on the device until it is read. */
  record Outcome(Result loss, Result hits, int samples) implements AutoCloseable {
    /** Waits for the device. */
    Tally read() {
      try (this) {
        double mean = loss.read(1)[0];
        return new Tally(mean * samples, Math.round(hits.read(1)[0]), samples);
      }
    }

    /** Waits until the batch is computed. */
    void await() {
      loss.await();
    }

    @Override
    public void close() {
      loss.close();
      hits.close();
    }
  }

  TrainingGraph(
      int size,
      Network network,
      Task task,
      Objective objective,
      Feed feed,
      FlatParameters parameters) {
    this.size = size;
    this.feed = feed;
    var symbol = new Symbol();
    var scores = NetworkSymbol.scores(symbol, network, task, feed.samples(symbol));
    var labels = feed.labels(symbol);
    var loss = objective.mean(symbol, scores, labels, size, task.classes());
    var arrays = new HashMap<>(parameters.forTraining());
    arrays.putAll(feed.arrays());
    this.graph = new CompiledGraph(symbol, List.of(loss, hits(symbol, scores, labels)), arrays);
  }

  /** How many samples have their own class on top. */
  private static Node hits(Symbol symbol, Node scores, Node labels) {
    var held = symbol.apply("BlockGrad", "hits.scores", Map.of(), scores);
    var answers = symbol.apply("argmax", "hits.answers", Map.of("axis", 1), held);
    var right = symbol.apply("_equal", "hits.right", Map.of(), answers, labels);
    return symbol.apply("sum", "hits.sum", Map.of(), right);
  }

  /** Fills the gradients. */
  Outcome run(Batch batch) {
    if (batch.size() != size) {
      throw new IllegalArgumentException("This graph takes " + size + " samples");
    }
    feed.fill(batch);
    var results = graph.train();
    return new Outcome(results.get(0), results.get(1), size);
  }

  @Override
  public void close() {
    graph.close();
    feed.close();
  }
}
