package dev.layerwise.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of one JSON object. What is wrong becomes a {@link Fault}, and the nearest
 * allowed value takes its place, so that reading goes on.
 */
public final class FieldReader {
  private static final int MOST_FAULTS = 20;

  private final JsonNode object;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  public FieldReader(JsonNode object) {
    this.object = object;
  }

  /**
   * Something wrong with one field.
   *
   * @param remedy what a button that repairs it says
   * @param value what the field should hold; null to take it away
   */
  public record Fault(String field, String message, String remedy, @Nullable Object value) {}

  /** The field of this name, or null when it is absent; from now on it is a known one. */
  public @Nullable JsonNode take(String name) {
    known.add(name);
    var value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** The setting's value, or the fallback when the field is absent. */
  public long whole(Setting.Whole setting, long fallback) {
    var value = take(setting.name());
    if (value == null) {
      return fallback;
    }
    if (!value.isNumber()) {
      return faulty(setting, setting.refusal(described(value)), fallback);
    }
    if (value.canConvertToExactIntegral() && value.canConvertToLong()) {
      long number = value.longValue();
      return number >= setting.min() && number <= setting.max()
          ? number
          : faulty(setting, setting.refusal(described(value)), clamp(setting, number));
    }
    double number = value.doubleValue();
    long rounded = Double.isFinite(number) ? Math.round(number) : fallback;
    return faulty(setting, setting.refusal(described(value)), clamp(setting, rounded));
  }

  private static long clamp(Setting.Whole setting, long value) {
    return Math.max(setting.min(), Math.min(setting.max(), value));
  }

  /** The setting's value, or the fallback when the field is absent. */
  public double decimal(Setting.Decimal setting, double fallback) {
    var value = take(setting.name());
    if (value == null) {
      return fallback;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (number >= setting.min() && number <= setting.max()) {
      return number;
    }
    double nearest =
        Double.isFinite(number)
            ? Math.max(setting.min(), Math.min(setting.max(), number))
            : fallback;
    return faulty(setting, setting.refusal(described(value)), nearest);
  }

  /** The setting's value, or its default when the field is absent. */
  public <E extends Enum<E>> E choice(Setting.Choice<E> setting) {
    var value = take(setting.name());
    if (value == null) {
      return setting.initial();
    }
    var chosen = value.isTextual() ? setting.named(value.textValue()) : null;
    if (chosen != null) {
      return chosen;
    }
    var names = setting.names();
    var message =
        "%s must be one of %s, not %s."
            .formatted(setting.label(), String.join(", ", names), described(value));
    var meant =
        Spelling.nearest(value.asText(), names).map(setting::named).orElse(setting.initial());
    refuse(setting.name(), message, "Use " + Setting.jsonName(meant), Setting.jsonName(meant));
    return meant;
  }

  private <T> T faulty(Setting setting, String message, T value) {
    refuse(setting.name(), message, "Use " + value, value);
    return value;
  }

  /** Notes something wrong with a field. */
  public void refuse(String field, String message, String remedy, @Nullable Object value) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new Fault(field, message, remedy, value));
    }
  }

  /** All that was wrong, fields that nobody asked for included. */
  public List<Fault> faults() {
    var names = object.fieldNames();
    while (names.hasNext() && faults.size() < MOST_FAULTS) {
      var name = names.next();
      if (!known.contains(name)) {
        refuse(
            name,
            "There is no setting "
                + Spelling.quoted(name)
                + " here."
                + Spelling.hint(name, known.stream().filter(k -> !k.equals("kind")).toList()),
            "Remove " + Spelling.quoted(name),
            null);
      }
    }
    return List.copyOf(faults);
  }

  private static String described(JsonNode value) {
    if (value.isObject() || value.isArray()) {
      return value.isObject() ? "an object" : "a list";
    }
    return value.isTextual() ? Spelling.quoted(value.textValue()) : value.asText();
  }
}
