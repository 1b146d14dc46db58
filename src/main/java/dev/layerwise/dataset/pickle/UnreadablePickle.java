package dev.layerwise.dataset.pickle;

/** A pickle that is broken, or that holds more than plain data. Its message is for people. */
public final class UnreadablePickle extends Exception {
  UnreadablePickle(String message) {
    super(message);
  }
}
