package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import dev.layerwise.network.Activation;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Residual;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
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

  /** One of its arrays is gone. */
  @Test
  void anErrorInsideTheBlocksNamesTheInnermostLayer() {
    var network =
        new Network(
            List.of(
                new Dense(4, Activation.RELU),
                new Residual(List.of(new BatchNorm(), new Dense(4, Activation.TANH))),
                new Output()));
    var device = TestDevice.cpu();
    try (var scope = device.manager().newSubManager()) {
      var blocks = Blocks.build(network, new Task(Shape.flat(3), 2));
      blocks.root().initialize(scope, DataType.FLOAT32, new ai.djl.ndarray.types.Shape(1, 3));
      blocks.parameters().get("1.layers.1.weight").close();
      var store = new ParameterStore(scope, false);
      var sample = new NDList(scope.ones(new ai.djl.ndarray.types.Shape(2, 3)));

      assertThatThrownBy(
              () ->
                  blocks
                      .taps()
                      .through(
                          () -> blocks.root().forward(store, sample, false).singletonOrThrow()))
          .satisfies(
              failure ->
                  assertThat(FailureWords.of(failure))
                      .startsWith("The training engine failed at layer 1.layers.1: "));
    }
  }
}
