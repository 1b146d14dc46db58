package dev.layerwise.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomNetworksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Task IMAGES = new Task(Shape.image(3, 32, 32), 10);

  @Test
  void everyNetworkSurvivesTheWayThroughJson() throws Exception {
    var networks = new RandomNetworks(1);
    for (int i = 0; i < 2_000; i++) {
      var network = networks.next(1 + i % 12);
      var text = JSON.writeValueAsString(NetworkWriter.write(network));

      var back = NetworkReader.parse(JSON.readTree(text));

      assertThat(back).isEqualTo(network);
      assertThat(JSON.writeValueAsString(NetworkWriter.write(back))).isEqualTo(text);
    }
  }

  @Test
  void theCheckSaysAboutSoundNetworksWhatTheirLayersSay() {
    var networks = new RandomNetworks(2);
    int sound = 0;
    for (int i = 0; i < 5_000; i++) {
      var network = networks.next(1 + i % 6);
      var report = NetworkCheck.check(network, IMAGES);
      if (report.flaws().stream().anyMatch(Flaw::isError)) {
        continue;
      }
      sound++;
      agree(network.layers(), report);
    }
    assertThat(sound).isGreaterThan(100);
  }

  private static void agree(List<Layer> layers, NetworkReport report) {
    var shape = IMAGES.input();
    long parameters = 0;
    long multiplyAdds = 0;
    for (int i = 0; i < layers.size(); i++) {
      var path = Integer.toString(i);
      var said = report.layers().stream().filter(l -> l.path().equals(path)).findFirst().get();
      assertThat(said.input()).isEqualTo(shape);
      var layer = layers.get(i) instanceof Output o ? o.scoresFor(IMAGES) : layers.get(i);
      parameters += layer.parametersFor(shape);
      multiplyAdds += layer.multiplyAddsFor(shape);
      shape = layer.outputFor(shape);
      assertThat(said.output()).isEqualTo(shape);
    }
    assertThat(shape).isEqualTo(Shape.flat(10));
    assertThat(report.work().parameters()).isEqualTo(parameters);
    assertThat(report.work().multiplyAdds()).isEqualTo(multiplyAdds);
  }

  @Test
  void aNetworkThatALayerRefusesIsNeverCalledSound() {
    var networks = new RandomNetworks(3);
    for (int i = 0; i < 5_000; i++) {
      var network = networks.next(1 + i % 6);
      boolean sound = NetworkCheck.check(network, IMAGES).flaws().stream().noneMatch(Flaw::isError);

      assertThat(sound).as(() -> network.toString()).isEqualTo(builds(network));
    }
  }

  private static boolean builds(Network network) {
    try {
      Stack.outputFor(network.layers(), IMAGES.input());
      return true;
    } catch (ShapeMismatch mismatch) {
      return false;
    }
  }

  @Test
  void theLastReportedShapeIsAlwaysTheScores() {
    var networks = new RandomNetworks(4);
    for (int i = 0; i < 2_000; i++) {
      var layers = NetworkCheck.check(networks.next(1 + i % 8), IMAGES).layers();

      assertThat(layers.get(layers.size() - 1).output()).isEqualTo(Shape.flat(10));
    }
  }
}
