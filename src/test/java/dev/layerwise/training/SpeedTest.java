package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.layerwise.network.NetworkCheck;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.network.Work;
import org.junit.jupiter.api.Test;

class SpeedTest {
  private static final Speed CPU = Speed.expected("cpu");
  private static final Work CONVOLUTIONS =
      work(
          "[{'kind':'conv2d','filters':16},{'kind':'maxPool2d'},{'kind':'conv2d','filters':32},"
              + "{'kind':'maxPool2d'},{'kind':'flatten'},{'kind':'dense','units':64},{'kind':'output'}]",
          new Task(Shape.image(1, 28, 28), 10));
  private static final Work DENSE =
      work(
          "[{'kind':'dense','units':12},{'kind':'dense','units':12},{'kind':'output'}]",
          new Task(Shape.flat(2), 2));

  @Test
  void largerBatchesShareTheCostOfTheOperationsButNotOfTheArithmetic() {
    assertThat(batchesOf512Save(DENSE)).isGreaterThan(0.9);
    assertThat(batchesOf512Save(CONVOLUTIONS)).isLessThan(0.5);
  }

  private static double batchesOf512Save(Work work) {
    return 1 - CPU.secondsPerSample(work, 512) / CPU.secondsPerSample(work, 32);
  }

  @Test
  void aGraphicsCardGainsByArithmeticAndHardlyAnythingBySmallNetworks() {
    assertThat(gainOfGraphicsCard(CONVOLUTIONS)).isGreaterThan(5);
    assertThat(gainOfGraphicsCard(DENSE)).isCloseTo(1, withPercentage(5));
  }

  private static double gainOfGraphicsCard(Work work) {
    return CPU.secondsPerSample(work, 64) / Speed.expected("gpu").secondsPerSample(work, 64);
  }

  /** 22.5 ms of CPU time for a batch instead of 12.5, as measured. */
  @Test
  void batchNormalisationNearlyDoublesASmallConvolutionalNetwork() {
    var convolution = "{'kind':'conv2d','filters':%d,'activation':'linear'},";
    var behind =
        "{'kind':'batchNorm'},{'kind':'activation','function':'relu'},{'kind':'maxPool2d'},";
    var normalised =
        work(
            "["
                + (convolution.formatted(16) + behind)
                + (convolution.formatted(32) + behind)
                + "{'kind':'flatten'},{'kind':'dense','units':64},{'kind':'output'}]",
            new Task(Shape.image(1, 28, 28), 10));

    assertThat(CPU.secondsPerSample(normalised, 64) / CPU.secondsPerSample(CONVOLUTIONS, 64))
        .isCloseTo(1.8, withPercentage(10));
  }

  @Test
  void aSlowerDeviceTakesAsManyTimesAsLong() {
    var slower = CPU.slowedBy(3);

    assertThat(slower.measured()).isTrue();
    assertThat(slower.secondsPerSample(CONVOLUTIONS, 64))
        .isCloseTo(3 * CPU.secondsPerSample(CONVOLUTIONS, 64), withPercentage(0.01));
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
