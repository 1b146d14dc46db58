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

  /** The samples of the batch that was filled in last, one by one, for whoever computes here. */
  Samples samples();

  /** Samples in the processor's memory; any thread may read. */
  @FunctionalInterface
  interface Samples {
    /**
     * @param sample its place in the batch
     * @param into gets its values, normalised
     */
    void read(int sample, float[] into);
  }

  @Override
  void close();
}
