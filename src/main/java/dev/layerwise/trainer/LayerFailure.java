package dev.layerwise.trainer;

/** What the engine failed with, and in which layer. */
final class LayerFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String path;

  LayerFailure(String path, RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.path = path;
  }

  String path() {
    return path;
  }
}
