package dev.layerwise.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Presets between the JSON that a browser sends and the text that a file holds. */
final class PresetText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PresetText() {}

  static Map<String, String> of(@Nullable Map<String, JsonNode> presets) {
    var texts = new TreeMap<String, String>();
    if (presets != null) {
      presets.forEach((name, preset) -> texts.put(name, of(preset)));
    }
    return texts;
  }

  static String of(JsonNode preset) {
    try {
      return JSON.writeValueAsString(preset) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read as JSON can be written as JSON", e);
    }
  }

  /** The JSON in these texts; null where one is none. */
  static Map<String, JsonNode> json(Map<String, String> texts) {
    var presets = new TreeMap<String, JsonNode>();
    texts.forEach((name, text) -> presets.put(name, json(text)));
    return presets;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }

  static boolean areEqual(String one, String other) {
    return json(one).equals(json(other));
  }
}
