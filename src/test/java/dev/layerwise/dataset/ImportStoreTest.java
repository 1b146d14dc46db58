package dev.layerwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.dataset.ImportStatus.State;
import dev.layerwise.platform.TestDatabase;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportStoreTest {
  private static final String ADDRESS = "https://example.org/cifar.tar.gz";
  private static Jdbi jdbi;
  private ImportStore store;

  @BeforeAll
  static void startDatabase() {
    jdbi = TestDatabase.fresh();
  }

  @BeforeEach
  void empty() {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM dataset_import"));
    store = new ImportStore(jdbi);
  }

  private long begin() {
    return store.begin("cifar-10", ADDRESS, "Connecting", null).orElseThrow();
  }

  private boolean write(long attempt, State state) {
    return store.write("cifar-10", attempt, new ImportStatus(state, 5, 10L, "half", ADDRESS));
  }

  private void fallSilent() {
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE dataset_import SET touched_at = now() - interval '31 seconds'"));
  }

  @Test
  void tellsHowFarItIs() {
    long attempt = begin();

    assertThat(write(attempt, State.RECEIVING)).isTrue();
    assertThat(store.find("cifar-10"))
        .contains(new ImportStatus(State.RECEIVING, 5, 10L, "half", ADDRESS));
  }

  @Test
  void oneImportAtATime() {
    begin();

    assertThat(store.begin("cifar-10", null, "Reading", null)).isEmpty();
    assertThat(store.begin("fashion-mnist-full", null, "Reading", null)).isPresent();
  }

  @Test
  void whatFellSilentWasInterruptedAndCanBeContinuedUnderANewAttempt() {
    long first = begin();
    fallSilent();

    assertThat(store.find("cifar-10").orElseThrow().state()).isEqualTo(State.INTERRUPTED);
    long second = begin();

    assertThat(write(first, State.READING)).isFalse();
    var kept = new ArrayList<Long>();
    store.end("cifar-10", first, () -> kept.add(first));
    assertThat(kept).isEmpty();
    assertThat(write(second, State.READING)).isTrue();
  }

  @Test
  void whatAnAttemptBroughtIsKeptBeforeTheAttemptIsGoneForOthers() {
    long attempt = begin();
    var seen = new ArrayList<State>();

    store.end("cifar-10", attempt, () -> seen.add(askedByAnother()));

    assertThat(seen).containsExactly(State.RECEIVING);
    assertThat(store.find("cifar-10")).isEmpty();
  }

  /** As whoever looks at the page meanwhile sees it. */
  private State askedByAnother() {
    return CompletableFuture.supplyAsync(() -> store.find("cifar-10").orElseThrow().state()).join();
  }

  @Test
  void aFailureStaysToBeReadUntilTheNextAttempt() {
    write(begin(), State.FAILED);
    fallSilent();

    assertThat(store.find("cifar-10").orElseThrow().state()).isEqualTo(State.FAILED);
    begin();
    assertThat(store.find("cifar-10").orElseThrow().state()).isEqualTo(State.RECEIVING);
  }

  @Test
  void aCancelledImportFindsNoRow() {
    long attempt = begin();

    store.cancel("cifar-10");

    assertThat(write(attempt, State.READING)).isFalse();
    assertThat(store.find("cifar-10")).isEmpty();
  }
}
