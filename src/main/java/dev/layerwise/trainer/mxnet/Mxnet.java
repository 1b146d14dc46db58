package dev.layerwise.trainer.mxnet;

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
}
