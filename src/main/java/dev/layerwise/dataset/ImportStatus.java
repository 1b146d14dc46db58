package dev.layerwise.dataset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the import of a data set is.
 *
 * @param state {@code receiving} or {@code reading} while it goes on; {@code interrupted} when
 *     nobody works on it any more and {@code failed} when it could not go on: both can be continued
 * @param totalBytes null while unknown
 * @param message for people
 * @param address where it comes from, null when it was uploaded
 */
record ImportStatus(
    State state,
    long receivedBytes,
    @Nullable Long totalBytes,
    String message,
    @Nullable String address) {

  @Schema(name = "ImportState")
  enum State {
    @com.fasterxml.jackson.annotation.JsonProperty("receiving")
    RECEIVING,
    @com.fasterxml.jackson.annotation.JsonProperty("reading")
    READING,
    @com.fasterxml.jackson.annotation.JsonProperty("interrupted")
    INTERRUPTED,
    @com.fasterxml.jackson.annotation.JsonProperty("failed")
    FAILED
  }

  boolean active() {
    return state == State.RECEIVING || state == State.READING;
  }
}
