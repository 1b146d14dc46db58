package dev.layerwise.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.dataset.DatasetDescription;
import dev.layerwise.network.Setting;
import dev.layerwise.training.DeviceProfile;
import dev.layerwise.training.Material;
import dev.layerwise.training.SiteDevices;
import dev.layerwise.training.Speed;
import dev.layerwise.training.SubmissionCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a preset, and checks it as a submission is checked. */
final class PresetReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS = Set.of("dataset", "network", "training", "show");
  static final int LARGEST = 256 * 1024;

  /** A lesson is for every site, so also for those with a graphics card. */
  private static final SiteDevices ANY_SITE =
      new SiteDevices(
          SiteDevices.unknown().cpu(), new DeviceProfile("gpu", 16L << 30, Speed.expected("gpu")));

  private final String file;
  private final String text;
  private final Findings findings;

  private PresetReader(String name, String text, Findings findings) {
    this.file = name + ".json";
    this.text = text;
    this.findings = findings;
  }

  /** The preset in this text; empty when it is no preset at all. */
  static Optional<Preset> read(String name, String text, Findings findings) {
    return new PresetReader(name, text, findings).preset();
  }

  private Optional<Preset> preset() {
    var json = json();
    if (json == null) {
      return Optional.empty();
    }
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                add("/" + field, "A preset has no field \"%s\".".formatted(field));
              }
            });
    var data = DatasetCatalogue.describe(json.path("dataset").asText());
    if (data.isEmpty()) {
      add("/dataset", "There is no data set \"%s\".".formatted(json.path("dataset").asText()));
    }
    data.ifPresent(about -> check(json, about));
    return Optional.of(
        new Preset(
            json.path("dataset").asText(),
            json.path("network"),
            json.path("training"),
            show(json.get("show"))));
  }

  private @Nullable JsonNode json() {
    if (text.length() > LARGEST) {
      findings.add(file, 1, "A preset is at most %d KB long.".formatted(LARGEST / 1024));
      return null;
    }
    try {
      var json = JSON.readTree(text);
      if (json != null && json.isObject()) {
        return json;
      }
      findings.add(file, 1, "A preset is an object {\"dataset\":…,\"network\":…,\"training\":…}.");
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      findings.add(file, place == null ? 1 : place.getLineNr(), "This is no valid JSON.");
    }
    return null;
  }

  private void check(JsonNode json, DatasetDescription about) {
    var material = new Material(about.task(), about.train(), about.test());
    SubmissionCheck.check(json.get("network"), json.get("training"), material, ANY_SITE)
        .errors()
        .forEach(flaw -> add(pointer(flaw.path()), flaw.message()));
  }

  private static String pointer(String path) {
    if (path.startsWith("training")) {
      return "/" + path.replace('.', '/');
    }
    return path.isEmpty() ? "/network" : "/network/layers/" + path.replace('.', '/');
  }

  private @Nullable List<Preset.Control> show(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    var shown = new ArrayList<Preset.Control>();
    var names = new HashSet<String>();
    json.forEach(name -> names.add(name.asText()));
    for (var control : Preset.Control.values()) {
      if (names.remove(Setting.jsonName(control))) {
        shown.add(control);
      }
    }
    if (!json.isArray() || !names.isEmpty()) {
      add(
          "/show",
          "\"show\" is a list of what may be changed: "
              + Arrays.stream(Preset.Control.values())
                  .map(Setting::jsonName)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return shown;
  }

  private void add(String pointer, String message) {
    findings.add(file, JsonLines.lineOf(pointer, text), message);
  }
}
