package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import java.util.Arrays;
import java.util.List;

/** What is set for the whole library, or for the thread that calls. */
public final class Mxnet {
  private Mxnet() {}

  /** Everything random that this thread asks for next follows from the number. */
  public static void seed(int seed) {
    LibMxnet.check(LibMxnet.MXRandomSeed(seed));
  }

  /** How many threads an operation may spread over. */
  public static void useThreads(int threads) {
    LibMxnet.check(LibMxnet.MXSetNumOMPThreads(threads));
  }

  /** From now on a run backwards writes the gradient of each variable into its array here. */
  public static void giveGradients(List<NativeArray> variables, List<NativeArray> gradients) {
    var write = new int[variables.size()];
    Arrays.fill(write, 1);
    try (var of = LibMxnet.pointers(NativeArray.handles(variables));
        var into = LibMxnet.pointers(NativeArray.handles(gradients));
        var requests = new Memory((long) Integer.BYTES * Math.max(1, write.length))) {
      requests.write(0, write, 0, write.length);
      LibMxnet.check(LibMxnet.MXAutogradMarkVariables(write.length, of, requests, into));
    }
  }
}
