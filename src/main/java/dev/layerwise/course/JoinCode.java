package dev.layerwise.course;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Eight letters that let people into a class: none that look like another letter or a digit, and
 * about 78 thousand million possibilities.
 */
final class JoinCode {
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private JoinCode() {}

  static String draw() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
        .collect(Collectors.joining());
  }

  /** As it is kept, however it was typed: case, blanks and dashes do not count. */
  static String typed(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
