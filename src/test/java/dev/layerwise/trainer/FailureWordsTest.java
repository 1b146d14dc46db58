package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import dev.layerwise.trainer.mxnet.CompiledGraph;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.Symbol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

  @Test
  void anErrorInsideTheGraphNamesTheLayer() {
    var context = TestDevice.cpu().context();
    var symbol = new Symbol();
    var dense =
        symbol.apply(
            "FullyConnected",
            "2.layers.0.dense",
            Map.of("num_hidden", 4),
            symbol.input("x"),
            symbol.input("weight"),
            symbol.input("bias"));
    try (var x = NativeArray.zeros(context, 2, 3);
        var weight = NativeArray.zeros(context, 4, 5);
        var bias = NativeArray.zeros(context, 4);
        var graph =
            new CompiledGraph(symbol, List.of(dense), Map.of("weight", weight, "bias", bias))) {
      graph.set("x", x);

      assertThatThrownBy(graph::infer)
          .satisfies(
              failure ->
                  assertThat(FailureWords.of(failure))
                      .startsWith("The training engine failed at layer 2.layers.0 (dense): ")
                      .contains("tell your instructor"));
    }
  }
}
