package dev.layerwise.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.network.FieldReader;
import dev.layerwise.network.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the list of augmentations from JSON, and notes in words everything wrong with it. */
public final class AugmentationReader {
  private static final String EXAMPLE = "[{\"kind\":\"flip\"},{\"kind\":\"shift\",\"pixels\":2}]";
  private static final String KINDS =
      Arrays.stream(Augmentation.Kind.values())
          .map(Setting::jsonName)
          .collect(Collectors.joining(", "));

  private final List<Augmentation> augmentation = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private AugmentationReader() {}

  /** What was read, and what is wrong with it: with faults, it is only the nearest list. */
  public record Reading(List<Augmentation> augmentation, List<String> faults) {}

  /** Reads a list; nothing at all is the empty one. */
  public static Reading read(@Nullable JsonNode json) {
    var reader = new AugmentationReader();
    if (json != null && !json.isArray()) {
      reader.faults.add("Augmentation is a list such as " + EXAMPLE + ", or empty.");
    } else if (json != null) {
      json.forEach(reader::add);
    }
    return new Reading(List.copyOf(reader.augmentation), List.copyOf(reader.faults));
  }

  private void add(JsonNode json) {
    var kind = kind(json);
    if (kind == null) {
      faults.add("Each augmentation has a kind, one of " + KINDS + ", as in " + EXAMPLE + ".");
      return;
    }
    if (augmentation.stream().anyMatch(other -> other.kind() == kind)) {
      faults.add(kind.label() + " is in the list twice. Once is enough.");
      return;
    }
    var fields = new FieldReader(json);
    fields.take("kind");
    augmentation.add(
        switch (kind) {
          case FLIP -> new Augmentation.Flip();
          case SHIFT -> new Augmentation.Shift(pixels(fields, PlanSettings.SHIFT));
          case CROP -> new Augmentation.Crop(pixels(fields, PlanSettings.CROP));
        });
    fields.faults().forEach(fault -> faults.add(fault.message()));
  }

  private static Augmentation.@Nullable Kind kind(JsonNode json) {
    var name = json.path("kind").asText();
    return Arrays.stream(Augmentation.Kind.values())
        .filter(kind -> Setting.jsonName(kind).equals(name))
        .findFirst()
        .orElse(null);
  }

  private static int pixels(FieldReader fields, Setting.Whole setting) {
    return (int) fields.whole(setting, Objects.requireNonNull(setting.initial()));
  }
}
