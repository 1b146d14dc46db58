package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody can look at what leaves the layers while a batch goes through the blocks; and
 * which layer it is in, should it never leave.
 */
final class Taps {
  private final Deque<String> entered = new ArrayDeque<>();
  private @Nullable BiConsumer<String, NDArray> listener;

  NDArray enter(String path, NDArray values) {
    entered.push(path);
    return values;
  }

  NDArray pass(String path, NDArray values) {
    entered.pop();
    if (listener != null) {
      listener.accept(path, values);
    }
    return values;
  }

  /**
   * Lets a batch through.
   *
   * @throws LayerFailure when the engine failed inside a layer
   */
  NDArray through(Supplier<NDArray> blocks) {
    entered.clear();
    try {
      return blocks.get();
    } catch (RuntimeException e) {
      var innermost = entered.peek();
      throw innermost == null ? e : new LayerFailure(innermost, e);
    }
  }

  /** Listens while this runs. */
  void during(BiConsumer<String, NDArray> heard, Runnable pass) {
    listener = heard;
    try {
      pass.run();
    } finally {
      listener = null;
    }
  }
}
