package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.AvgPool2d;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Layer;
import dev.layerwise.network.MaxPool2d;
import dev.layerwise.network.Padding;
import dev.layerwise.network.Shape;
import dev.layerwise.trainer.ComputingOrder.Cheapest;
import dev.layerwise.trainer.ComputingOrder.Placed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That it changes nothing that is learned, {@link BothStepsTest} shows. */
class ComputingOrderTest {
  private static final Layer RELU = new ActivationLayer(Activation.RELU);
  private static final Layer TANH = new ActivationLayer(Activation.TANH);
  private static final Layer POOL = new MaxPool2d(2, 2, Padding.VALID);
  private static final Shape IMAGE = Shape.image(4, 8, 8);
  private static final ComputingOrder ON_PROCESSOR = new Cheapest(true);

  @Test
  void aRectifierGoesBehindMaxPoolings() {
    assertThat(
            ON_PROCESSOR.of(
                List.of(conv(Activation.RELU), POOL, POOL, TANH), 0, "2.layers.", IMAGE))
        .containsExactly(
            at("2.layers.0", conv(Activation.LINEAR)),
            at("2.layers.1", POOL),
            at("2.layers.2", POOL),
            at("2.layers.0", RELU),
            at("2.layers.3", TANH));
  }

  @Test
  void otherActivationsAndPoolingsStayWhereTheyAre() {
    var mean = new AvgPool2d(2, 2, Padding.VALID);
    var layers = List.of(conv(Activation.TANH), POOL, RELU, mean, TANH, POOL);

    assertThat(ON_PROCESSOR.of(layers, 0, "", IMAGE))
        .isEqualTo(ComputingOrder.AS_BUILT.of(layers, 0, "", IMAGE));
  }

  @Test
  void aRectifierIsPartOfTheNormalisationOfImagesBeforeIt() {
    var layers = List.of(new BatchNorm(), RELU, RELU, POOL);

    assertThat(ON_PROCESSOR.of(layers, 0, "", IMAGE))
        .containsExactly(new Placed("0", new BatchNorm(), true), at("3", POOL), at("2", RELU));
    assertThat(new Cheapest(false).of(layers, 0, "", IMAGE))
        .containsExactly(at("0", new BatchNorm()), at("1", RELU), at("3", POOL), at("2", RELU));
  }

  @Test
  void ofListsItIsNot() {
    var layers = List.of(new Dense(3, Activation.LINEAR), new BatchNorm(), RELU);

    assertThat(ON_PROCESSOR.of(layers, 0, "", Shape.flat(5)))
        .isEqualTo(ComputingOrder.AS_BUILT.of(layers, 0, "", Shape.flat(5)));
  }

  private static Conv2d conv(Activation activation) {
    return new Conv2d(4, 3, 1, Padding.SAME, activation);
  }

  private static Placed at(String path, Layer layer) {
    return new Placed(path, layer, false);
  }
}
