package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureWordsTest {
  /** The engine's own words, as a network of 26 billion parameters brought them out. */
  @Test
  void noMemoryLeftIsToldWithWhatToTry() {
    var failure =
        new EngineException(
            "MXNet engine call failed: MXNetError: Failed to allocate CPU Memory\nStack trace: …");

    assertThat(FailureWords.of(failure))
        .startsWith("The network with this batch size does not fit into the device's memory.")
        .contains("half the batch size");
    assertThat(FailureWords.of(new IllegalStateException(new OutOfMemoryError())))
        .contains("does not fit");
  }

  @Test
  void otherFailuresAreToldInOneLine() {
    assertThat(FailureWords.of(new EngineException("operator broke\nStack trace:\n  frame 1")))
        .isEqualTo(
            "The training engine failed: operator broke. Try the run again; if it fails again, tell"
                + " your instructor.");
    assertThat(FailureWords.of(new IOException("disk full"))).contains("disk full");
  }
}
