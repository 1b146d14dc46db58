package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.util.Map;

/** How batches of one size get into a graph. */
interface Feed extends AutoCloseable {
  /** The samples, normalised. */
  Node samples(Symbol symbol);

  /** The class of each, as floats. */
  Node labels(Symbol symbol);

  /** The arrays behind these nodes' inputs, by name. */
  Map<String, NativeArray> arrays();

  /** Writes a batch into them, for the next run. */
  void fill(Batch batch);

  @Override
  void close();
}
