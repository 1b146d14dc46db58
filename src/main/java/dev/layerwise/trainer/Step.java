package dev.layerwise.trainer;

import dev.layerwise.dataset.StoredDataset;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One network on one device: the only thing the rest of the trainer knows of the engine, and the
 * same whichever way it computes.
 */
interface Step extends AutoCloseable {

  /** Who computes a step. */
  enum Kind {
    GRAPH("compiled graph"),
    BLOCKS("blocks, one by one");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** How steps are computed: what one way has begun, another would not end bit for bit alike. */
  record Way(Kind kind, int threads) {
    String words() {
      return kind.words + ", " + threads + (threads == 1 ? " thread" : " threads");
    }
  }

  Way way();

  /** How many numbers the network learns. */
  long parameters();

  /** Batches of this data set will follow: it may be kept on the device, if that helps. */
  default void hold(StoredDataset data) {}

  /** Makes everything random in the following batches follow from this number. */
  void reseed(long seed);

  /** Takes one step along the gradient of the batch's mean loss; may return before. */
  void train(Batch batch, double learningRate);

  /** Takes the same step, and says how it moved each learned array; waits for the device. */
  Map<String, Movement> trainMeasured(Batch batch, double learningRate);

  /** Loss and hits of each batch trained since the last call, in order; waits for the device. */
  List<Tally> results();

  /**
   * The network's answer, as it would be used: no dropout, running statistics. One row a sample.
   */
  float[] evaluate(Batch batch);

  /**
   * Shows what these layers give when the network is used, one after the other: of a large network
   * all together would fill Java's memory. Always asked of equally many samples and the same
   * layers.
   *
   * @param look at a layer's values, (samples, values of a sample), which nobody else has
   */
  void outputs(Batch batch, List<LearningLayer> layers, BiConsumer<LearningLayer, float[]> look);

  /**
   * What the network has learned, by name, with its running statistics: in the step's own memory
   * where the processor reaches that. To be written down before the next step, and never to be used
   * after {@link #close}.
   */
  Map<String, Tensor> lookAtWeights();

  /** What the optimiser remembers, likewise; with the weights, all that changes by training. */
  Map<String, Tensor> lookAtMemory();

  /** A copy of what the network has learned, with its running statistics. */
  default Map<String, Tensor> weights() {
    return Tensor.copies(lookAtWeights());
  }

  /** A copy of what the optimiser remembers. */
  default Map<String, Tensor> memory() {
    return Tensor.copies(lookAtMemory());
  }

  /** Goes on from what a step for an equal network had learned and remembered. */
  void restore(Map<String, Tensor> weights, Map<String, Tensor> memory);

  @Override
  void close();
}
