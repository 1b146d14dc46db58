package dev.layerwise.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkCheckTest {
  private static final Task FASHION = new Task(Shape.image(1, 28, 28), 10);
  private static final Task IRIS = new Task(Shape.flat(4), 3);

  @Test
  void followsTheShapeThroughAConvolutionalNetwork() {
    var report = check(FASHION, conv(16), pool(2), new Flatten(), dense(64));

    assertThat(report.flaws()).isEmpty();
    assertThat(report.layers())
        .extracting(LayerReport::output)
        .containsExactly(
            Shape.image(16, 28, 28),
            Shape.image(16, 14, 14),
            Shape.flat(3136),
            Shape.flat(64),
            Shape.flat(10));
    assertThat(report.work().parameters()).isEqualTo(160 + 3137 * 64 + 65 * 10);
    assertThat(report.work().multiplyAdds()).isEqualTo(16 * 784 * 9 + 3136 * 64 + 640);
  }

  @Test
  void denseOnAnImageNamesTheLayerAndOffersFlatten() {
    var report = check(FASHION, conv(8), dense(10));

    assertThat(report.flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.path()).isEqualTo("1");
              assertThat(flaw.message()).contains("8×28×28").contains("6272");
              assertThat(flaw.fix())
                  .isEqualTo(Fix.insertBefore("Insert Flatten", new Flatten()).at("1"));
            });
    assertThat(report.layers().get(1).output()).isEqualTo(Shape.flat(10));
    assertThat(report.layers().get(2).output()).isEqualTo(Shape.flat(10));
  }

  @Test
  void convolutionOnAListIsToldAndTheRestGoesOn() {
    var report = check(IRIS, conv(8), dense(5));

    assertThat(report.flaws()).extracting(Flaw::path).containsExactly("0");
    assertThat(report.layers())
        .extracting(LayerReport::output)
        .containsExactly(Shape.flat(4), Shape.flat(5), Shape.flat(3));
  }

  @Test
  void aPoolLargerThanItsImageSaysByHowMuch() {
    var report = check(FASHION, pool(4), pool(9), new Flatten());

    assertThat(report.flaws())
        .singleElement()
        .satisfies(
            flaw ->
                assertThat(flaw.message())
                    .isEqualTo(
                        "A 9×9 window does not fit into an image of 1×7×7: it is 2 pixels too large."
                            + " Use at most 7."));
  }

  @Test
  void layersInsideBlocksHaveTheirOwnReports() {
    var block =
        new Parallel(
            Merge.CONCAT,
            List.of(List.of(conv(4)), List.of(new Residual(List.of(conv(2), new BatchNorm())))));

    var report = check(FASHION, conv(1), block, new GlobalAvgPool2d());

    assertThat(report.flaws()).isEmpty();
    assertThat(report.layers())
        .extracting(LayerReport::path)
        .containsExactly(
            "0",
            "1",
            "1.branches.0.0",
            "1.branches.1.0",
            "1.branches.1.0.layers.0",
            "1.branches.1.0.layers.1",
            "2",
            "3");
    assertThat(report.layers().get(1).output()).isEqualTo(Shape.image(6, 28, 28));
    assertThat(report.layers().get(1).work().parameters())
        .isEqualTo(block.parametersFor(Shape.image(1, 28, 28)));
  }

  @Test
  void addingDifferentShapesOffersConcat() {
    var block = new Parallel(Merge.ADD, List.of(List.of(conv(4)), List.of(conv(6))));

    assertThat(check(FASHION, block, new Flatten()).flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.message()).contains("4×28×28 and 6×28×28");
              assertThat(flaw.fix()).isNotNull();
            });
  }

  @Test
  void aFlawInsideABlockIsToldOnceAtItsOwnPlace() {
    var report = check(FASHION, new Residual(List.of(dense(3))));

    assertThat(report.flaws()).extracting(Flaw::path).containsExactly("0.layers.0");
  }

  @Test
  void softmaxBeforeTheOutputIsAWarning() {
    var report = check(IRIS, new Dense(8, Activation.SOFTMAX));

    assertThat(report.flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.isError()).isFalse();
              assertThat(flaw.fix()).isEqualTo(Fix.replace("Use ReLU", dense(8)).at("0"));
            });
  }

  @Test
  void flatteningAListIsAWarning() {
    assertThat(check(IRIS, new Flatten()).flaws())
        .extracting(Flaw::severity)
        .containsExactly(Flaw.Severity.WARNING);
  }

  @Test
  void anImageAtTheOutputOffersFlatten() {
    assertThat(check(FASHION, conv(8)).flaws())
        .extracting(Flaw::fix)
        .containsExactly(Fix.insertBefore("Insert Flatten", new Flatten()).at("1"));
  }

  @Test
  void aSampleThatGrowsTooLargeIsRefused() {
    var wide = new Conv2d(2048, 3, 1, Padding.SAME, Activation.RELU);

    assertThat(check(new Task(Shape.image(3, 224, 224), 10), wide, new Flatten()).flaws())
        .extracting(Flaw::path)
        .containsExactly("0");
  }

  @Test
  void theOfferedFixesLeadToANetworkWithoutErrors() {
    var layers =
        List.<Layer>of(
            new MaxPool2d(30, 2, Padding.VALID),
            new Conv2d(8, 4, 1, Padding.SAME, Activation.RELU),
            dense(4),
            conv(3));

    assertThat(Repairs.applyAll(layers, FASHION)).isNotEmpty();
  }

  /** Presses the first fix until nothing is left to repair. */
  private static final class Repairs {
    static List<Layer> applyAll(List<Layer> start, Task task) {
      var layers = new ArrayList<>(start);
      for (int presses = 0; presses < 10; presses++) {
        var flaws = check(task, layers.toArray(Layer[]::new)).flaws();
        if (flaws.isEmpty()) {
          return layers;
        }
        press(layers, flaws.get(0).fix());
      }
      throw new AssertionError("Ten fixes did not repair " + layers);
    }

    private static void press(List<Layer> layers, Fix fix) {
      int place = Integer.parseInt(fix.path());
      switch (fix.edit()) {
        case INSERT_BEFORE -> layers.add(place, fix.layer());
        case REPLACE -> layers.set(place, fix.layer());
        case REMOVE -> layers.remove(place);
        default -> throw new AssertionError(fix);
      }
    }
  }

  private static NetworkReport check(Task task, Layer... layers) {
    var all = new ArrayList<>(List.of(layers));
    all.add(new Output());
    return NetworkCheck.check(new Network(all), task);
  }

  private static Conv2d conv(int filters) {
    return new Conv2d(filters, 3, 1, Padding.SAME, Activation.RELU);
  }

  private static MaxPool2d pool(int size) {
    return new MaxPool2d(size, size, Padding.VALID);
  }

  private static Dense dense(int units) {
    return new Dense(units, Activation.RELU);
  }
}
