package dev.layerwise.trainer.mxnet;

/**
 * What MXNet makes of the numbers that it is given as text. It multiplies or divides by a power of
 * ten in floats, which misses the last digit of some.
 */
public final class DecimalForm {
  private static final int EIGHT_PLACES = 8;

  private DecimalForm() {}

  /**
   * The float that an operation works with whose parameter is {@link Float#toString} of this one.
   *
   * @param value not negative, and a number
   */
  public static float asRead(float value) {
    var text = Float.toString(value);
    int point = text.indexOf('.');
    int exponent = text.indexOf('E');
    var fraction = text.substring(point + 1, exponent < 0 ? text.length() : exponent);
    float digits = Integer.parseInt(text.substring(0, point));
    digits += (float) (Long.parseLong(fraction) / Math.pow(10, fraction.length()));
    if (exponent < 0) {
      return digits;
    }
    int places = Integer.parseInt(text.substring(exponent + 1));
    float scale = powerOfTen(Math.abs(places));
    return places < 0 ? digits / scale : digits * scale;
  }

  private static float powerOfTen(int places) {
    float power = 1;
    for (int i = 0; i < places / EIGHT_PLACES; i++) {
      power *= 1e8f;
    }
    for (int i = 0; i < places % EIGHT_PLACES; i++) {
      power *= 10;
    }
    return power;
  }
}
