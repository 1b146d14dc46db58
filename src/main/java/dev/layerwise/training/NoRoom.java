package dev.layerwise.training;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** What a student hears when a file of their run could not be written. */
public final class NoRoom {
  private static final String WHAT_NOW =
      " The run rests as it was at its last checkpoint, and the device time since then is paid back."
          + " It goes on by itself when there is room again.";

  private NoRoom() {}

  public static String words(IOException failure) {
    var said = String.valueOf(failure.getMessage());
    var reason =
        isFull(said.toLowerCase(Locale.ROOT))
            ? "The worker’s disk is full."
            : "The worker could not write a file of this run: " + said + ".";
    return reason + WHAT_NOW;
  }

  /** As Linux says it of a file system, a user's share of it, and a limit on files. */
  private static boolean isFull(String said) {
    return Stream.of("no space left", "disk quota exceeded", "file too large")
        .anyMatch(said::contains);
  }
}
