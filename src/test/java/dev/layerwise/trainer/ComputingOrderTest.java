package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Padding;
import dev.layerwise.trainer.ComputingOrder.Cheapest;
import dev.layerwise.trainer.ComputingOrder.Part;
import dev.layerwise.trainer.ComputingOrder.Placed;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * That it changes nothing that is learned, {@link BothStepsTest} and {@link MovedBiasesTest} tell.
 */
class ComputingOrderTest {
  private static final Layer RELU = new ActivationLayer(Activation.RELU);
  private static final Layer TANH = new ActivationLayer(Activation.TANH);
  private static final Layer POOL = new MaxPool2d(2, 2, Padding.VALID);
  private static final ComputingOrder TO_THE_BIT = new Cheapest(false);
  private static final ComputingOrder MOVING_BIASES = new Cheapest(true);

  @Test
  void aRectifierGoesBehindMaxPoolings() {
    assertThat(TO_THE_BIT.of(List.of(conv(Activation.RELU), POOL, POOL, TANH), 0, "2.layers."))
        .containsExactly(
            at("2.layers.0", conv(Activation.LINEAR)),
            at("2.layers.1", POOL),
            at("2.layers.2", POOL),
            at("2.layers.0", RELU),
            at("2.layers.3", TANH));
  }

  @Test
  void soDoSeveral() {
    assertThat(TO_THE_BIT.of(List.of(new BatchNorm(), RELU, RELU, POOL), 0, ""))
        .containsExactly(at("0", new BatchNorm()), at("3", POOL), at("1", RELU), at("2", RELU));
  }

  @Test
  void aBiasGoesBehindMaxPoolingsToo() {
    var linear = conv(Activation.LINEAR);

    assertThat(MOVING_BIASES.of(List.of(conv(Activation.RELU), POOL, POOL, RELU), 0, ""))
        .containsExactly(
            at("0", linear).only(Part.UNBIASED),
            at("1", POOL),
            at("2", POOL),
            at("0", linear).only(Part.BIAS),
            at("0", RELU),
            at("3", RELU));
    assertThat(MOVING_BIASES.of(List.of(linear, POOL, RELU), 0, ""))
        .containsExactly(
            at("0", linear).only(Part.UNBIASED),
            at("1", POOL),
            at("0", linear).only(Part.BIAS),
            at("2", RELU));
  }

  @Test
  void allElseStaysWhereItIs() {
    var mean = new AvgPool2d(2, 2, Padding.VALID);
    var layers = List.of(conv(Activation.TANH), POOL, RELU, mean, TANH, POOL);
    var biases = List.of(conv(Activation.TANH), POOL, conv(Activation.LINEAR), TANH, POOL);

    assertThat(TO_THE_BIT.of(layers, 0, "")).isEqualTo(ComputingOrder.AS_BUILT.of(layers, 0, ""));
    assertThat(MOVING_BIASES.of(biases, 0, ""))
        .isEqualTo(ComputingOrder.AS_BUILT.of(biases, 0, ""));
  }

  private static Conv2d conv(Activation activation) {
    return new Conv2d(4, 3, 1, Padding.SAME, activation);
  }

  private static Placed at(String path, Layer layer) {
    return Placed.whole(path, layer);
  }
}
