package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where somebody can look at what leaves the layers while a batch goes through the blocks. */
final class Taps {
  private @Nullable BiConsumer<String, NDArray> listener;

  NDArray pass(String path, NDArray values) {
    if (listener != null) {
      listener.accept(path, values);
    }
    return values;
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
