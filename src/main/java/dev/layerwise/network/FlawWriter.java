package dev.layerwise.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes flaws as the JSON that the builder lays onto its cards. */
public final class FlawWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FlawWriter() {}

  public static ArrayNode write(List<Flaw> flaws) {
    var list = JSON.arrayNode();
    flaws.forEach(flaw -> list.add(write(flaw)));
    return list;
  }

  private static ObjectNode write(Flaw flaw) {
    var json = JSON.objectNode();
    json.put("path", flaw.path()).put("message", flaw.message());
    json.put("severity", Setting.jsonName(flaw.severity()));
    var fix = flaw.fix();
    if (fix != null) {
      json.set("fix", write(fix));
    }
    return json;
  }

  private static ObjectNode write(Fix fix) {
    var json = JSON.objectNode();
    json.put("label", fix.label());
    json.put("edit", Setting.jsonName(fix.edit()));
    json.put("path", fix.path());
    if (fix.layer() != null) {
      json.set("layer", NetworkWriter.write(fix.layer()));
    }
    if (fix.training() != null) {
      json.putPOJO("training", fix.training());
    }
    return json;
  }
}
