package dev.layerwise.dataset;

/** Somebody cancelled the import, or another attempt took it over. */
final class ImportCancelled extends Exception {
  ImportCancelled() {
    super("The import was cancelled");
  }
}
