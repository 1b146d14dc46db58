package dev.layerwise.trainer;

import java.util.Map;

/**
 * One network on one device: the only thing the rest of the trainer knows of the engine. A compiled
 * graph can take the place of DJL's blocks behind it.
 */
interface Step extends AutoCloseable {

  /** How many numbers the network learns. */
  long parameters();

  /** Makes everything random in the following batches follow from this number. */
  void reseed(long seed);

  /** Takes one step along the gradient of the batch's mean cross-entropy. */
  Scores train(Batch batch, double learningRate);

  /** The network's answer, as it would be used: no dropout, running statistics. */
  Scores evaluate(Batch batch);

  /** What the network has learned, by name, with its running statistics. */
  Map<String, Tensor> weights();

  /** What the optimiser remembers, by name; with the weights, all that changes by training. */
  Map<String, Tensor> memory();

  /** Goes on from what {@link #weights()} and {@link #memory()} gave for an equal network. */
  void restore(Map<String, Tensor> weights, Map<String, Tensor> memory);

  @Override
  void close();

  /** A batch's logits, on the device until they are read: reading waits for the device. */
  interface Scores {
    /** One row of class scores a sample; may be called once. */
    float[] read();
  }
}
