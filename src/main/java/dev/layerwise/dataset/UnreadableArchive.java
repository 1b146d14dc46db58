package dev.layerwise.dataset;

/** Files that are not the data set they should be. The message is for people. */
final class UnreadableArchive extends Exception {
  private final String words;

  UnreadableArchive(String words) {
    super(words);
    this.words = words;
  }

  @Override
  public String getMessage() {
    return words;
  }
}
