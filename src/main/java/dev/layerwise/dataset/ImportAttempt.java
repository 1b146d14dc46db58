package dev.layerwise.dataset;

import dev.layerwise.dataset.ImportStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt at importing a data set, as it reports how far it is. */
final class ImportAttempt implements Importer.Watch {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final ImportStore store;
  private final Clock clock;
  private final String dataset;
  private final long number;
  private Instant reported = Instant.EPOCH;
  private long received;
  private @Nullable Long total;

  ImportAttempt(ImportStore store, Clock clock, String dataset, long number) {
    this.store = store;
    this.clock = clock;
    this.dataset = dataset;
    this.number = number;
  }

  /** Reports bytes that arrived, now and then. */
  void received(long bytes, @Nullable Long ofTotal, String message) throws ImportCancelled {
    received = bytes;
    total = ofTotal;
    report(State.RECEIVING, message);
  }

  @Override
  public void at(String message) throws ImportCancelled {
    report(State.READING, message);
  }

  private void report(State state, String message) throws ImportCancelled {
    if (Thread.currentThread().isInterrupted()) {
      throw new ImportCancelled();
    }
    var now = clock.instant();
    if (now.isAfter(reported.plus(EVERY))) {
      reported = now;
      if (!write(state, message)) {
        throw new ImportCancelled();
      }
    }
  }

  void failed(String message) {
    write(State.FAILED, message);
  }

  /** It is over, and what it brought is kept if it was still the one. */
  void ended(Runnable keep) {
    store.end(dataset, number, keep);
  }

  private boolean write(State state, String message) {
    return store.write(dataset, number, new ImportStatus(state, received, total, message, null));
  }
}
