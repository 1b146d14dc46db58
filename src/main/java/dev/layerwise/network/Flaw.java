package dev.layerwise.network;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a network or its training plan, at its place.
 *
 * @param path a layer such as {@code 2.layers.0}, a field such as {@code 2.kernel} or {@code
 *     training.epochs}, or {@code ""} for the whole
 * @param message one sentence that says what is wrong and what to do
 */
public record Flaw(String path, String message, Severity severity, @Nullable Fix fix) {

  /** An {@code ERROR} keeps the network from training; a {@code WARNING} does not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Flaw error(String path, String message, @Nullable Fix fix) {
    return new Flaw(path, message, Severity.ERROR, fix);
  }

  public static Flaw warning(String path, String message, @Nullable Fix fix) {
    return new Flaw(path, message, Severity.WARNING, fix);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
