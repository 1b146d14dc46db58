package dev.layerwise.chaos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A run of the storm: what it asks for and what it must come to are functions of its number alone.
 *
 * @param epochs each ends with a checkpoint
 * @param pause milliseconds that a batch takes
 */
public record StormRun(int number, int epochs, int pause) {
  public static final int BATCHES = 4;

  /** The first runs train long enough for the opening of the storm. */
  public static final int LONG_ONES = 4;

  public static StormRun of(int number) {
    if (number < LONG_ONES) {
      return new StormRun(number, 6, 500);
    }
    long random = mixed(number);
    boolean slow = number % 25 == 7;
    return new StormRun(
        number, 2 + (int) (random >>> 40) % 4, slow ? 250 : 2 + (int) (random >>> 20) % 12);
  }

  /** Whether it kills its trainer whatever is done. */
  public boolean isPoison() {
    return number % 400 == 399;
  }

  /** How often its trainer dies under it, for no fault of its own. */
  public int crashes() {
    return isPoison() ? Integer.MAX_VALUE : number % 40 == 20 ? 1 : number % 100 == 50 ? 2 : 0;
  }

  public String plan() {
    return "{\"number\":%d,\"epochs\":%d,\"pause\":%d}".formatted(number, epochs, pause);
  }

  /** One more batch learned. */
  public static long learn(long learned, int batch) {
    return learned * 6364136223846793005L + batch;
  }

  private static long mixed(int number) {
    long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
    return (mixed ^ (mixed >>> 29)) >>> 1;
  }

  /** What a run that nobody disturbs learns. */
  public long result() {
    long learned = number;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (int batch = 1; batch <= BATCHES; batch++) {
        learned = learn(learned, batch);
      }
    }
    return learned;
  }

  /** The name under which the model of an undisturbed run is stored. */
  public String modelBlob() {
    try {
      var bytes = model(result()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String model(long learned) {
    return "model " + learned;
  }
}
