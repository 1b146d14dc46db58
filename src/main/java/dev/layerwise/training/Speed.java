package dev.layerwise.training;

import dev.layerwise.network.Work;

/**
 * How fast a device trains, roughly: a batch costs something for every operation it is asked for,
 * and something for the arithmetic.
 *
 * @param multiplyAddsPerSecond in a training step, forward and backward
 * @param secondsPerOperation for each layer of each batch, however small
 * @param measured whether runs on such a device have refined it
 */
public record Speed(double multiplyAddsPerSecond, double secondsPerOperation, boolean measured) {
  // Two cores of a 2020 server with MXNet 1.9.1, fitted to the starter networks.
  private static final Speed CPU = new Speed(3.4e10, 6e-5, false);
  // A small graphics card; large ones are many times faster.
  private static final Speed GPU = new Speed(1e12, 6e-5, false);

  // Gathering the samples, the loss and the counting.
  private static final int OPERATIONS_PER_BATCH = 5;
  // The way back computes two products for each one of the way forward.
  private static final int PASSES = 3;
  // Reading and writing a number takes about as long as this many products with it.
  private static final int PRODUCTS_PER_VALUE = 30;
  // Batch normalisation reads and writes it more than once more.
  private static final int PRODUCTS_PER_NORMALISED = 10;

  /** The speed to expect of a device of this kind, {@code cpu} or {@code gpu}, before any run. */
  public static Speed expected(String kind) {
    return kind.equals("gpu") ? GPU : CPU;
  }

  /** The same device, when its runs took this many times as long as expected. */
  public Speed slowedBy(double factor) {
    return new Speed(multiplyAddsPerSecond / factor, secondsPerOperation * factor, true);
  }

  /** Seconds to learn from one sample in batches of this size. */
  public double secondsPerSample(Work work, int batchSize) {
    double products =
        work.multiplyAdds()
            + (double) PRODUCTS_PER_VALUE * work.values()
            + (double) PRODUCTS_PER_NORMALISED * work.normalised();
    double fixed = (OPERATIONS_PER_BATCH + PASSES * work.operations()) * secondsPerOperation;
    return fixed / batchSize + PASSES * products / multiplyAddsPerSecond;
  }
}
