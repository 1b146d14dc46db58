package dev.layerwise.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.run.RunRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What the site itself recorded of a network that was handed in.
 *
 * @param kinds the kind of each layer, those in blocks too, without the output, which nobody
 *     chooses
 * @param deviceSeconds for which the run that was handed in held its device; other seeds may have
 *     met a busier machine
 * @param trials one for each seed
 */
record Evidence(
    List<String> kinds, long parameters, int epochs, double deviceSeconds, List<Trial> trials) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Evidence {
    kinds = List.copyOf(kinds);
    trials = List.copyOf(trials);
  }

  /** From the run that was handed in, the first, and those with other seeds. */
  static Evidence of(List<RunRecord> runs) {
    var own = runs.get(0);
    return new Evidence(
        kinds(own.network()),
        own.parameters(),
        own.epochs(),
        own.heldMs() / 1000.0,
        runs.stream().map(Trial::of).toList());
  }

  static List<String> kinds(String network) {
    try {
      var kinds = new ArrayList<String>();
      collect(JSON.readTree(network), kinds);
      kinds.removeIf("output"::equals);
      return kinds;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A run's row holds an unreadable network", e);
    }
  }

  /** A layer is an object that has a kind, wherever it stands. */
  private static void collect(JsonNode node, List<String> kinds) {
    if (node.path("kind").isTextual()) {
      kinds.add(node.path("kind").textValue());
    }
    node.forEach(inside -> collect(inside, kinds));
  }
}
