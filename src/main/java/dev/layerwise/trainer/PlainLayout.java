package dev.layerwise.trainer;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Hands images on as they are, while training on several processor cores row by row in memory.
 *
 * <p>Convolutions leave their channels in groups of sixteen there. On such groups oneDNN's batch
 * normalisation lets its threads wait for one another in busy loops, four times forward and twice
 * back: when the host has other work, each may last until the kernel's next turn, and training took
 * four times as long. On rows the threads sleep instead; an idle host loses some of its speed.
 */
final class PlainLayout extends AbstractBlock {
  private static final boolean ONE_THREAD = "1".equals(System.getenv("OMP_NUM_THREADS"));

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    var images = inputs.head();
    if (!training || ONE_THREAD || images.getDevice().isGpu()) {
      return inputs;
    }
    // The engine knows no grouped layout for what was reshaped, even to the same shape.
    return new NDList(images.reshape(images.getShape()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return inputs;
  }
}
