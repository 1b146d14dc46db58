package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.training.Loss;
import dev.layerwise.training.RunEvent.Mistake;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  @Test
  void countsByClassAndPutsTheSurestMistakesFirst() throws Exception {
    var examination = new Examination(Objective.of(Loss.CROSS_ENTROPY), 4, 2);
    examination.add(new float[] {2, 0, /**/ 1, 0}, new int[] {0, 1});
    examination.add(new float[] {0, 3, /**/ 4, 0}, new int[] {0, 1});

    var confusion = examination.confusion(7);
    assertThat(confusion.matrix()).isEqualTo(List.of(List.of(1, 1), List.of(2, 0)));
    assertThat(confusion.mistakes()).extracting(Mistake::index).containsExactly(3, 2, 1);
    assertThat(confusion.mistakes().get(0).confidence())
        .isCloseTo(1 / (1 + Math.exp(-4)), within(1e-6));
    assertThat(examination.metrics().testAccuracy()).isEqualTo(0.25);
    double loss = softplus(-2) + softplus(1) + softplus(3) + softplus(4);
    assertThat(examination.metrics().testLoss()).isCloseTo(loss / 4, within(1e-9));

    var out = new ByteArrayOutputStream();
    examination.writePredictions(out);
    var records = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(records.remaining()).isEqualTo(4 * 8);
    assertThat(records.getInt(2 * 8)).isEqualTo(1);
    assertThat(records.getFloat(2 * 8 + 4))
        .isCloseTo((float) (1 / (1 + Math.exp(-3))), within(1e-6f));
  }

  @Test
  void outputsOfARegressionAreTakenAsProbabilitiesAsTheyAre() {
    var examination = new Examination(Objective.of(Loss.SQUARED_ERROR), 3, 2);
    examination.add(new float[] {0.75f, 0.5f, /**/ 1.5f, 0, /**/ -1, -2}, new int[] {1, 1, 1});

    assertThat(examination.confusion(1).mistakes())
        .containsExactly(
            new Mistake(1, 1, 0, 1), new Mistake(0, 1, 0, 0.75), new Mistake(2, 1, 0, 0));
    double loss = (0.5625 + 0.25) + (2.25 + 1) + (1 + 9);
    assertThat(examination.metrics().testLoss()).isEqualTo(loss / 3);
    assertThat(examination.metrics().testAccuracy()).isZero();
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  @Test
  void aSplitHoldsOutItsShareAndEveryEpochSeesEachSampleOnce() {
    var split = Split.of(1000, 0.1, 7);

    assertThat(split.validation()).hasSize(100);
    assertThat(Split.of(1000, 0.1, 7).validation()).isEqualTo(split.validation());
    assertThat(Split.of(1000, 0.1, 8).validation()).isNotEqualTo(split.validation());
    var all = IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation()));
    assertThat(all.sorted().toArray()).isEqualTo(IntStream.range(0, 1000).toArray());
    assertThat(split.order(7, 1)).isNotEqualTo(split.order(7, 2)).containsOnly(split.training());
    assertThat(Arrays.stream(split.order(7, 1)).distinct().count()).isEqualTo(900);
    assertThat(Split.of(1, 0.5, 7).training()).hasSize(1);
  }
}
