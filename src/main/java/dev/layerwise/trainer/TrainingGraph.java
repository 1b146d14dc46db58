package dev.layerwise.trainer;

import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.BoundGraph;
import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.util.HashMap;
import java.util.Map;

/** The network and its loss, bound for batches of one size. */
final class TrainingGraph implements AutoCloseable {
  /** Gradients follow the loss; how many were right is only counted. */
  private static final float[] LOSS_ALONE = {1, 0};

  private final int size;
  private final Feed feed;
  private final BoundGraph graph;

  TrainingGraph(
      int size,
      Context context,
      Network network,
      Task task,
      Objective objective,
      Feed feed,
      FlatParameters parameters) {
    this.size = size;
    this.feed = feed;
    var symbol = new Symbol();
    var order = new ComputingOrder.Cheapest(context.equals(Context.CPU));
    var scores = NetworkSymbol.scores(symbol, network, task, feed.samples(symbol), order);
    var labels = feed.labels(symbol);
    var loss = objective.mean(symbol, scores, labels, size, task.classes());
    var both = Map.of("dim", 0, "num_args", Outcomes.NUMBERS);
    var outcome = symbol.apply("Concat", "outcome", both, loss, hits(symbol, scores, labels));
    var arrays = new HashMap<>(parameters.forTraining());
    arrays.putAll(feed.arrays());
    this.graph =
        new BoundGraph(context, symbol, outcome, LOSS_ALONE, arrays, parameters.gradientsByName());
  }

  /** How many samples have their own class on top. */
  private static Node hits(Symbol symbol, Node scores, Node labels) {
    var held = symbol.apply("BlockGrad", "hits.scores", Map.of(), scores);
    var answers = symbol.apply("argmax", "hits.answers", Map.of("axis", 1), held);
    var right = symbol.apply("_equal", "hits.right", Map.of(), answers, labels);
    return symbol.apply("sum", "hits.sum", Map.of(), right);
  }

  /** Fills the gradients. */
  void run(Batch batch, Outcomes outcomes) {
    if (batch.size() != size) {
      throw new IllegalArgumentException("This graph takes " + size + " samples");
    }
    feed.fill(batch);
    outcomes.keep(size, graph::run);
  }

  @Override
  public void close() {
    graph.close();
    feed.close();
  }
}
