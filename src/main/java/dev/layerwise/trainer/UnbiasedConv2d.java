package dev.layerwise.trainer;

import ai.djl.ndarray.NDList;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** A convolution that has a bias and does not use it: see {@link Biases#isIdle}. */
final class UnbiasedConv2d extends Conv2d {
  UnbiasedConv2d(Builder builder) {
    super(builder);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    var images = inputs.singletonOrThrow();
    var weights = store.getValue(weight, images.getDevice(), training);
    return conv2d(images, weights, null, getStride(), getPadding(), getDilation(), getGroups());
  }
}
