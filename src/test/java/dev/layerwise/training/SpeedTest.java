package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.layerwise.network.NetworkCheck;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.network.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formula against what a trainer on two cores of an AMD EPYC did. */
class SpeedTest {
  private static final Work CONVOLUTIONS =
      work(
          "[{'kind':'conv2d','filters':16},{'kind':'maxPool2d'},{'kind':'conv2d','filters':32},"
              + "{'kind':'maxPool2d'},{'kind':'flatten'},{'kind':'dense','units':64},{'kind':'output'}]",
          new Task(Shape.image(1, 28, 28), 10));

  @ParameterizedTest
  @CsvSource({"0, 32, 68956", "1, 32, 47687", "2, 32, 40602", "3, 32, 32871"})
  void smallNetworksAreBoundByTheirOperations(int hidden, int batch, double samplesPerSecond) {
    var layers = "[" + "{'kind':'dense','units':12},".repeat(hidden) + "{'kind':'output'}]";

    assertThat(estimate(work(layers, new Task(Shape.flat(2), 2)), batch))
        .isCloseTo(samplesPerSecond, withPercentage(20));
  }

  @Test
  void convolutionsAreBoundByTheirArithmetic() {
    assertThat(estimate(CONVOLUTIONS, 64)).isCloseTo(5300, withPercentage(20));
  }

  @Test
  void aSlowerDeviceTakesAsManyTimesAsLong() {
    var expected = Speed.expected("cpu");
    var slower = expected.slowedBy(3);

    assertThat(slower.measured()).isTrue();
    assertThat(slower.secondsPerSample(CONVOLUTIONS, 64))
        .isCloseTo(3 * expected.secondsPerSample(CONVOLUTIONS, 64), withPercentage(0.01));
  }

  private static double estimate(Work work, int batch) {
    return 1 / Speed.expected("cpu").secondsPerSample(work, batch);
  }

  private static Work work(String layers, Task task) {
    var json = "{'layers':" + layers + "}";
    try {
      var tree =
          new com.fasterxml.jackson.databind.ObjectMapper().readTree(json.replace('\'', '"'));
      return NetworkCheck.check(NetworkReader.parse(tree), task).work();
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
