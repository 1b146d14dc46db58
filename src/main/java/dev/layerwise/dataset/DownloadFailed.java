package dev.layerwise.dataset;

/**
 * A file that could not be fetched. What arrived is kept, to go on from. The message is for people.
 */
final class DownloadFailed extends Exception {
  private final String words;

  DownloadFailed(String words) {
    super(words);
    this.words = words;
  }

  @Override
  public String getMessage() {
    return words;
  }
}
