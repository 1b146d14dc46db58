package dev.layerwise.training;

import java.util.SplittableRandom;

/** Independent seeds for the parts of a run, all from the one that the student sees. */
public final class Seeds {
  private static final long SPLIT = 1;
  private static final long ORDER = 2;
  private static final long CHUNK = 3;
  private static final long AUGMENTATION = 4;

  private Seeds() {}

  public static SplittableRandom split(long seed) {
    return new SplittableRandom(mix(seed, SPLIT, 0, 0));
  }

  public static SplittableRandom order(long seed, int epoch) {
    return new SplittableRandom(mix(seed, ORDER, epoch, 0));
  }

  public static long chunk(long seed, int epoch, int chunk) {
    return mix(seed, CHUNK, epoch, chunk);
  }

  /** What happens to this sample in this epoch. */
  public static SplittableRandom augmentation(long seed, int epoch, int sample) {
    return new SplittableRandom(mix(seed, AUGMENTATION, epoch, sample));
  }

  /** The same in the half as many bits that engines take. */
  public static int folded(long seed) {
    return (int) (seed ^ (seed >>> 32));
  }

  private static long mix(long... parts) {
    long mixed = 0x9E3779B97F4A7C15L;
    for (long part : parts) {
      mixed = scramble(mixed ^ part) + 0x9E3779B97F4A7C15L;
    }
    return mixed;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long scramble(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
