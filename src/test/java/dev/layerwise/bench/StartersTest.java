package dev.layerwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.training.Material;
import dev.layerwise.training.SiteDevices;
import dev.layerwise.training.SubmissionCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Starters starters = new Starters();

  static List<JsonNode> datasets() throws IOException {
    try (var file = StartersTest.class.getResourceAsStream("/datasets/catalogue.json")) {
      return JSON.readValue(file, new TypeReference<>() {});
    }
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void everyDataSetHasStartersThatTrain(JsonNode dataset) {
    var ids = new HashSet<String>();
    var found = starters.of(dataset.get("id").asText());

    assertThat(found).hasSizeGreaterThanOrEqualTo(2);
    for (var starter : found) {
      var checked =
          SubmissionCheck.check(
              starter.network(), starter.training(), material(dataset), SiteDevices.unknown());
      assertThat(checked.flaws()).as(starter.id()).isEmpty();
      assertThat(ids.add(starter.id())).isTrue();
      assertThat(starter.summary()).endsWith(".");
    }
  }

  private static Material material(JsonNode dataset) {
    var input = new ArrayList<Integer>();
    dataset.get("input").forEach(each -> input.add(each.asInt()));
    return new Material(
        new Task(Shape.of(input), dataset.get("classes").size()),
        dataset.get("train").asInt(),
        dataset.get("test").asInt());
  }
}
