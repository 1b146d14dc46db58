package dev.layerwise.trainer;

import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.CompiledGraph;
import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.NativeArray.Type;
import dev.layerwise.trainer.mxnet.Result;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The network and its loss, compiled for batches of one size. */
final class TrainingGraph implements AutoCloseable {
  private static final String LABELS = "labels";

  private final int size;
  private final CompiledGraph graph;
  private final NativeArray samples;
  private final NativeArray labels;
  private final ByteBuffer labelBytes;

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
      Context context,
      SampleInput input,
      FlatParameters parameters) {
    this.size = size;
    var symbol = new Symbol();
    var scores = NetworkSymbol.scores(symbol, network, task, input.normalised(symbol));
    var fixed = new HashMap<>(parameters.forTraining());
    fixed.putAll(input.constants());
    this.graph = new CompiledGraph(symbol, lossAndHits(symbol, scores, size), fixed);
    this.samples = input.space(size);
    this.labels = NativeArray.create(context, Type.FLOAT32, size);
    this.labelBytes = ByteBuffer.allocateDirect(size * Float.BYTES).order(ByteOrder.nativeOrder());
    graph.set(SampleInput.SAMPLES, samples);
    graph.set(LABELS, labels);
  }

  /** The batch's mean cross-entropy, and how many samples have their own class on top. */
  private static List<Node> lossAndHits(Symbol symbol, Node scores, int size) {
    var labels = symbol.input(LABELS);
    var logarithms = symbol.apply("log_softmax", "loss.logSoftmax", Map.of("axis", 1), scores);
    var ofLabels =
        symbol.apply(
            "pick", "loss.pick", Map.of("axis", 1, "keepdims", "False"), logarithms, labels);
    var sum = symbol.apply("sum", "loss.sum", Map.of(), ofLabels);
    var loss = symbol.apply("_mul_scalar", "loss.mean", Map.of("scalar", -1f / size), sum);
    var held = symbol.apply("BlockGrad", "hits.scores", Map.of(), scores);
    var answers = symbol.apply("argmax", "hits.answers", Map.of("axis", 1), held);
    var right = symbol.apply("_equal", "hits.right", Map.of(), answers, labels);
    return List.of(loss, symbol.apply("sum", "hits.sum", Map.of(), right));
  }

  /** Fills the gradients. */
  Outcome run(Batch batch) {
    if (batch.size() != size) {
      throw new IllegalArgumentException("This graph takes " + size + " samples");
    }
    samples.write(batch.values());
    for (int i = 0; i < size; i++) {
      labelBytes.putFloat(i * Float.BYTES, batch.labels()[i]);
    }
    labels.write(labelBytes);
    var results = graph.train();
    return new Outcome(results.get(0), results.get(1), size);
  }

  @Override
  public void close() {
    graph.close();
    samples.close();
    labels.close();
  }
}
