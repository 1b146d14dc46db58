package dev.layerwise.trainer;

import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.BoundGraph;
import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The network and its loss, bound for batches of one size. */
final class TrainingGraph implements AutoCloseable {
  /** Gradients follow the loss; how many were right is only counted. */
  private static final float[] LOSS_ALONE = {1, 0};

  private static final String STEM = "stem";

  private final int size;
  private final Feed feed;
  private final @Nullable HostStem stem;
  private final BoundGraph graph;

  /**
   * @param stem computes the network's beginning; null where the graph does it all
   */
  TrainingGraph(
      int size,
      Context context,
      Network network,
      Task task,
      Rounding rounding,
      Objective objective,
      Feed feed,
      @Nullable HostStem stem,
      FlatParameters parameters) {
    this.size = size;
    this.feed = feed;
    this.stem = stem;
    var symbol = new Symbol();
    var order = new ComputingOrder.Cheapest(rounding == Rounding.FREE);
    var scores =
        stem == null
            ? NetworkSymbol.scores(symbol, network, task, feed.samples(symbol), order)
            : NetworkSymbol.scoresBehind(
                stem.stem(), symbol, network, task, symbol.input(STEM), order);
    var labels = feed.labels(symbol);
    var loss = objective.mean(symbol, scores, labels, size, task.classes());
    var both = Map.of("dim", 0, "num_args", Outcomes.NUMBERS);
    var outcome = symbol.apply("Concat", "outcome", both, loss, hits(symbol, scores, labels));
    var arrays = new HashMap<>(parameters.forTraining());
    arrays.putAll(feed.arrays());
    var gradients = new HashMap<>(parameters.gradientsByName());
    if (stem != null) {
      arrays.put(STEM, stem.outcome());
      gradients.put(STEM, stem.gradient());
    }
    this.graph = new BoundGraph(context, symbol, outcome, LOSS_ALONE, arrays, gradients);
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
    if (stem != null) {
      stem.forward(feed.samples());
    }
    outcomes.keep(size, graph::run);
    if (stem != null) {
      stem.backward();
    }
  }

  @Override
  public void close() {
    graph.close();
    feed.close();
    if (stem != null) {
      stem.close();
    }
  }
}
