package dev.layerwise.network;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One number or choice that a student sets: its range, its default and its words. Records, readers
 * and the builder's forms all look here.
 */
public sealed interface Setting {
  /** The field in JSON. */
  String name();

  /** What a form calls it. */
  String label();

  /** One sentence for someone who meets it for the first time. */
  String help();

  /**
   * A whole number.
   *
   * @param initial its default; null when it follows another setting
   */
  record Whole(
      String name, String label, long min, long max, long step, @Nullable Long initial, String help)
      implements Setting {
    /** This value, or an exception that names the range. */
    public void require(long value) {
      if (value < min || value > max) {
        throw new IllegalArgumentException(refusal(Long.toString(value)));
      }
    }

    String refusal(String value) {
      return "%s must be a whole number from %d to %d, not %s.".formatted(label, min, max, value);
    }
  }

  /** A number with a fraction. */
  record Decimal(
      String name, String label, double min, double max, double step, double initial, String help)
      implements Setting {
    /** This value, or an exception that names the range; NaN is in no range. */
    public void require(double value) {
      if (!(value >= min && value <= max)) {
        throw new IllegalArgumentException(refusal(Double.toString(value)));
      }
    }

    String refusal(String value) {
      return "%s must be a number from %s to %s, not %s."
          .formatted(label, plain(min), plain(max), value);
    }

    private static String plain(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }

  /** One of a few names. */
  record Choice<E extends Enum<E>>(String name, String label, Class<E> type, E initial, String help)
      implements Setting {
    public List<String> names() {
      return Arrays.stream(type.getEnumConstants()).map(Setting::jsonName).toList();
    }

    @Nullable E named(String name) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> jsonName(constant).equals(name))
          .findFirst()
          .orElse(null);
    }
  }

  /** A constant's name in JSON: camel case, so {@code LEAKY_RELU} is {@code leakyRelu}. */
  static String jsonName(Enum<?> constant) {
    var words = constant.name().toLowerCase(Locale.ROOT).split("_");
    var name = new StringBuilder(words[0]);
    for (var word : List.of(words).subList(1, words.length)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }
}
