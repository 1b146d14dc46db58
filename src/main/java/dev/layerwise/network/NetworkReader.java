package dev.layerwise.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a network from JSON and notes everything wrong with it, each with its path. A layer that
 * cannot be read keeps its place with the nearest one that can, so that checking goes on behind it.
 */
public final class NetworkReader {
  private static final int MOST_FLAWS = 50;

  private final List<Flaw> flaws = new ArrayList<>();
  private int count;

  private NetworkReader() {}

  /** What was read, and what is wrong with it: with errors, the network is only the nearest one. */
  public record Reading(Network network, List<Flaw> flaws) {}

  /** Reads what a student sent. */
  public static Reading read(@Nullable JsonNode json) {
    return new NetworkReader().network(json);
  }

  /**
   * Reads what was checked before.
   *
   * @throws IllegalArgumentException when something is wrong with it all the same
   */
  public static Network parse(JsonNode json) {
    var reading = read(json);
    if (!reading.flaws().isEmpty()) {
      throw new IllegalArgumentException(
          reading.flaws().stream()
              .map(flaw -> flaw.path() + ": " + flaw.message())
              .collect(Collectors.joining(" ")));
    }
    return reading.network();
  }

  private Reading network(@Nullable JsonNode json) {
    var layers = new ArrayList<Layer>();
    if (json == null || !json.isObject()) {
      error("", "A network is an object with a list of layers: {\"layers\":[…]}.", null);
    } else {
      var fields = new FieldReader(json);
      layers.addAll(topLevel(fields.take("layers")));
      fields.faults().forEach(fault -> error(fault.field(), fault.message(), null));
    }
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Output)) {
      layers.add(new Output());
    }
    return new Reading(new Network(layers), List.copyOf(flaws));
  }

  private List<Layer> topLevel(@Nullable JsonNode list) {
    if (list == null || !list.isArray()) {
      error("", "The field \"layers\" of a network must be a list of layers.", null);
      return List.of();
    }
    if (list.size() > LayerSettings.MAX_LAYERS) {
      tooMany(list.size());
      return List.of();
    }
    var layers = new ArrayList<Layer>();
    for (int i = 0; i < list.size(); i++) {
      layers.add(layer(list.get(i), new Place(Integer.toString(i), 0, i == list.size() - 1)));
    }
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Output)) {
      missingOutput(layers.size());
    }
    return layers;
  }

  private void missingOutput(int size) {
    var output = new Output();
    var fix =
        size == 0
            ? Fix.insertBefore("Add the output", output).at("0")
            : Fix.insertAfter("Add the output", output).at(Integer.toString(size - 1));
    error("", "A network ends in its output, and this one has none at its end.", fix);
  }

  private void tooMany(int layers) {
    error(
        "",
        "This network has %d layers or more; at most %d can be trained here. Take some away."
            .formatted(layers, LayerSettings.MAX_LAYERS),
        null);
  }

  private Layer layer(JsonNode node, Place place) {
    if (++count > LayerSettings.MAX_LAYERS) {
      if (count == LayerSettings.MAX_LAYERS + 1) {
        tooMany(count);
      }
      return ActivationLayer.IDENTITY;
    }
    var name = node.path("kind").asText("");
    var exact = LayerCatalogue.find(name);
    var kind = exact.or(() -> Spelling.nearest(name, kinds()).flatMap(LayerCatalogue::find));
    if (kind.isEmpty()) {
      error(place.path(), unknown(node, name), Fix.remove("Remove it").at(place.path()));
      return ActivationLayer.IDENTITY;
    }
    var layer = read(node, kind.get(), place);
    if (exact.isEmpty()) {
      var fix = Fix.replace("Use " + kind.get().kind(), layer).at(place.path());
      error(place.path(), unknown(node, name), fix);
    }
    return layer instanceof Output && !place.last() ? misplacedOutput(place) : layer;
  }

  private Layer read(JsonNode node, LayerKind kind, Place place) {
    var fields = new FieldReader(node);
    fields.take("kind");
    var layer = kind.from().apply(new LayerFields(fields, place));
    for (var fault : fields.faults()) {
      var fix = Fix.replace(fault.remedy(), layer).at(place.path());
      error(place.path() + "." + fault.field(), fault.message(), fix);
    }
    return layer;
  }

  private static String unknown(JsonNode node, String name) {
    if (name.isEmpty()) {
      return node.isObject()
          ? "This layer has no kind. There are: " + String.join(", ", kinds()) + "."
          : "A layer is an object such as {\"kind\":\"flatten\"}.";
    }
    return "There is no layer of kind "
        + Spelling.quoted(name)
        + "."
        + Spelling.hint(name, kinds());
  }

  private static List<String> kinds() {
    return LayerCatalogue.kinds().stream().map(LayerKind::kind).toList();
  }

  private Layer misplacedOutput(Place place) {
    error(
        place.path(),
        "The output is the last layer of the whole network; this one stands before other layers. Remove it.",
        Fix.remove("Remove this output").at(place.path()));
    return ActivationLayer.IDENTITY;
  }

  private void error(String path, String message, @Nullable Fix fix) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(Flaw.error(path, message, fix));
    }
  }

  /** Where a layer stands, and what is read inside it. */
  final class Place {
    private final String path;
    private final int depth;
    private final boolean last;

    Place(String path, int depth, boolean last) {
      this.path = path;
      this.depth = depth;
      this.last = last;
    }

    String path() {
      return path;
    }

    boolean last() {
      return last;
    }

    List<Layer> block(@Nullable JsonNode list, String field) {
      var layers = stack(list, path + "." + field, "The field \"layers\" of a residual block");
      if (!layers.isEmpty()) {
        return layers;
      }
      if (list == null || list.isArray() && list.isEmpty()) {
        error(
            path,
            "A residual block needs at least one layer inside. Add one, or remove the block.",
            Fix.insertBefore("Put batch normalisation inside", new BatchNorm())
                .at(path + "." + field + ".0"));
      }
      return List.of(ActivationLayer.IDENTITY);
    }

    List<List<Layer>> branches(@Nullable JsonNode lists, String field) {
      var branches = new ArrayList<List<Layer>>();
      int found = lists != null && lists.isArray() ? lists.size() : 0;
      int read = Math.min(found, LayerSettings.MAX_BRANCHES);
      for (int i = 0; lists != null && i < read; i++) {
        branches.add(stack(lists.get(i), path + "." + field + "." + i, "A branch"));
      }
      if (found < LayerSettings.MIN_BRANCHES || found > LayerSettings.MAX_BRANCHES) {
        wrongBranches(found);
      }
      while (branches.size() < LayerSettings.MIN_BRANCHES) {
        branches.add(List.of());
      }
      return branches;
    }

    private void wrongBranches(int found) {
      error(
          path,
          "A parallel block has %d to %d branches, not %d."
              .formatted(LayerSettings.MIN_BRANCHES, LayerSettings.MAX_BRANCHES, found),
          Fix.remove("Remove the block").at(path));
    }

    private List<Layer> stack(@Nullable JsonNode list, String inside, String what) {
      if (list == null) {
        return List.of();
      }
      if (!list.isArray()) {
        error(path, what + " must be a list of layers.", Fix.remove("Remove the block").at(path));
        return List.of();
      }
      if (depth >= LayerSettings.MAX_DEPTH) {
        error(
            path,
            "Blocks can stand in blocks at most %d deep; this one is deeper. Take it out of the blocks around it."
                .formatted(LayerSettings.MAX_DEPTH),
            Fix.remove("Remove the block").at(path));
        return List.of();
      }
      var layers = new ArrayList<Layer>();
      for (int i = 0; i < list.size() && count <= LayerSettings.MAX_LAYERS; i++) {
        layers.add(layer(list.get(i), new Place(inside + "." + i, depth + 1, false)));
      }
      return layers;
    }
  }
}
