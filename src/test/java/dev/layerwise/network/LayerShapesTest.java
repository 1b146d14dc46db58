package dev.layerwise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayerShapesTest {
  private static final Shape FASHION = Shape.image(1, 28, 28);

  @Test
  void aConvolutionKeepsOrShrinksTheImage() {
    var same = new Conv2d(16, 3, 1, Padding.SAME, Activation.RELU);
    assertThat(same.outputFor(FASHION)).isEqualTo(Shape.image(16, 28, 28));
    assertThat(same.parametersFor(FASHION)).isEqualTo(160);
    assertThat(same.multiplyAddsFor(FASHION)).isEqualTo(16 * 28 * 28 * 9);

    var valid = new Conv2d(8, 5, 2, Padding.VALID, Activation.LINEAR);
    assertThat(valid.outputFor(Shape.image(3, 32, 31))).isEqualTo(Shape.image(8, 14, 14));
    assertThat(valid.parametersFor(Shape.image(3, 32, 31))).isEqualTo(8 * (3 * 25 + 1));

    var halved = new Conv2d(4, 3, 2, Padding.SAME, Activation.LINEAR);
    assertThat(halved.outputFor(Shape.image(1, 7, 8))).isEqualTo(Shape.image(4, 4, 4));
  }

  @Test
  void poolsShrinkAndListsFollow() {
    assertThat(new MaxPool2d(2, 2, Padding.VALID).outputFor(Shape.image(16, 7, 7)))
        .isEqualTo(Shape.image(16, 3, 3));
    assertThat(new AvgPool2d(3, 2, Padding.SAME).outputFor(Shape.image(16, 7, 7)))
        .isEqualTo(Shape.image(16, 4, 4));
    assertThat(new GlobalAvgPool2d().outputFor(Shape.image(16, 7, 7))).isEqualTo(Shape.flat(16));
    assertThat(new Flatten().outputFor(FASHION)).isEqualTo(Shape.flat(784));
    assertThat(new Dense(10, Activation.RELU).parametersFor(Shape.flat(784))).isEqualTo(7850);
    assertThat(new BatchNorm().parametersFor(Shape.image(16, 7, 7))).isEqualTo(32);
  }

  @Test
  void aResidualBlockProjectsOnlyWhereShapesDiffer() {
    var kept = new Residual(List.of(new Conv2d(1, 3, 1, Padding.SAME, Activation.LINEAR)));
    assertThat(kept.projectionFor(FASHION)).isEmpty();
    assertThat(kept.parametersFor(FASHION)).isEqualTo(10);

    var halved = new Residual(List.of(new Conv2d(8, 3, 2, Padding.SAME, Activation.LINEAR)));
    assertThat(halved.outputFor(FASHION)).isEqualTo(Shape.image(8, 14, 14));
    assertThat(halved.projectionFor(FASHION))
        .isEqualTo(Optional.of(new Conv2d(8, 1, 2, Padding.VALID, Activation.LINEAR)));
    assertThat(halved.parametersFor(FASHION)).isEqualTo(8 * 10 + 8 * 2);

    var list = new Residual(List.of(new Dense(5, Activation.RELU)));
    assertThat(list.parametersFor(Shape.flat(3))).isEqualTo(5 * 4 + 5 * 4);
  }

  @Test
  void aResidualBlockThatCannotBeAddedSaysWhy() {
    var shrinking = new Residual(List.of(new Conv2d(8, 3, 1, Padding.VALID, Activation.LINEAR)));
    assertThatThrownBy(() -> shrinking.outputFor(FASHION))
        .isInstanceOf(ShapeMismatch.class)
        .hasMessageContaining("1×28×28")
        .hasMessageContaining("8×26×26");
    var flattening = new Residual(List.of(new Flatten()));
    assertThatThrownBy(() -> flattening.outputFor(FASHION)).hasMessageContaining("784");
  }

  @Test
  void parallelBranchesAreJoinedOrAdded() {
    var branches =
        List.<List<Layer>>of(
            List.of(new Conv2d(8, 3, 1, Padding.SAME, Activation.RELU)),
            List.of(new Conv2d(4, 5, 1, Padding.SAME, Activation.RELU)));
    assertThat(new Parallel(Merge.CONCAT, branches).outputFor(FASHION))
        .isEqualTo(Shape.image(12, 28, 28));
    assertThat(new Parallel(Merge.CONCAT, branches).parametersFor(FASHION)).isEqualTo(80 + 4 * 26);
    var mismatch =
        catchThrowableOfType(
            ShapeMismatch.class, () -> new Parallel(Merge.ADD, branches).outputFor(FASHION));
    assertThat(mismatch).hasMessageContaining("8×28×28 and 4×28×28");
    assertThat(mismatch.fix())
        .contains(Fix.replace("Merge with concat", new Parallel(Merge.CONCAT, branches)));
  }

  @Test
  void aMismatchOffersTheEditThatHelps() {
    assertThat(fixFor(new Dense(10, Activation.RELU), FASHION))
        .contains(Fix.insertBefore("Insert Flatten", new Flatten()));
    assertThat(fixFor(new Conv2d(8, 3, 1, Padding.SAME, Activation.RELU), Shape.flat(64)))
        .contains(Fix.remove("Remove this layer"));
    assertThat(fixFor(new MaxPool2d(4, 4, Padding.VALID), Shape.image(8, 3, 3)))
        .contains(Fix.replace("Use window 3", new MaxPool2d(3, 3, Padding.VALID)));
    assertThat(fixFor(new MaxPool2d(2, 2, Padding.SAME), Shape.image(8, 3, 3)))
        .contains(Fix.replace("Use window 3", new MaxPool2d(3, 3, Padding.SAME)));
    assertThat(fixFor(new MaxPool2d(2, 2, Padding.VALID), Shape.image(8, 1, 1)))
        .contains(Fix.remove("Remove this layer"));
  }

  @Test
  void settingsOutOfRangeCannotBeBuilt() {
    assertThatThrownBy(() -> new Dense(0, Activation.RELU)).hasMessageContaining("1 to 16384");
    assertThatThrownBy(() -> new Conv2d(1, 32, 1, Padding.SAME, Activation.RELU))
        .hasMessageContaining("1 to 31");
    assertThatThrownBy(() -> new Dropout(Double.NaN)).hasMessageContaining("0.95");
    assertThatThrownBy(() -> new Residual(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> new Network(List.of(new Flatten()))).hasMessageContaining("output");
  }

  private static Optional<Fix> fixFor(Layer layer, Shape input) {
    return catchThrowableOfType(ShapeMismatch.class, () -> layer.outputFor(input)).fix();
  }
}
