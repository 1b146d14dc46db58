package dev.layerwise.network;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt name was meant to be. */
final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /** The known name nearest to this one, when it is near enough to be meant. */
  static Optional<String> nearest(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= Math.max(2, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** Such as {@code " Did you mean kernel?"}, or the names there are. */
  static String hint(String name, Collection<String> known) {
    return nearest(name, known)
        .map(meant -> " Did you mean " + meant + "?")
        .orElse(known.isEmpty() ? "" : " There are: " + String.join(", ", known) + ".");
  }

  /** A name from outside, short enough to be repeated. */
  static String quoted(String name) {
    return "\"" + (name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name) + "\"";
  }

  /** Edits of one letter between two words, upper and lower case alike (Levenshtein, 1966). */
  private static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
