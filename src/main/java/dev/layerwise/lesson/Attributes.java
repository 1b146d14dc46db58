package dev.layerwise.lesson;

import dev.layerwise.network.Setting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands behind a directive's name. Each value is taken once; the rest is unknown. */
final class Attributes {
  private static final Pattern PAIR =
      Pattern.compile("\\G\\s*([A-Za-z]+)=(?:\"([^\"]*)\"|([^\\s\"]+))");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final int line;
  private final Findings findings;

  Attributes(String text, int line, Findings findings) {
    this.line = line;
    this.findings = findings;
    var pairs = PAIR.matcher(text);
    int end = 0;
    while (pairs.find()) {
      var value = pairs.group(2) == null ? pairs.group(3) : pairs.group(2);
      if (values.put(pairs.group(1), value) != null) {
        findings.add(line, "\"" + pairs.group(1) + "\" stands here twice.");
      }
      end = pairs.end();
    }
    if (!text.substring(end).isBlank()) {
      findings.add(
          line,
          "\"%s\" cannot be read here. Write key=value or key=\"some words\"."
              .formatted(text.substring(end).strip()));
    }
  }

  /** A text that has to be there; empty when it is not. */
  String text(String key) {
    var value = values.remove(key);
    if (value == null || value.isBlank()) {
      findings.add(line, "\"%s\" is missing: write %s=\"…\".".formatted(key, key));
      return "";
    }
    return value;
  }

  String id() {
    var id = text("id");
    if (!id.isEmpty() && !isId(id)) {
      findings.add(line, "An id consists of a-z, 0-9 and -, as in id=first-try.");
    }
    return id;
  }

  static boolean isId(String text) {
    return text.length() <= LONGEST_ID && ID.matcher(text).matches();
  }

  double decimal(String key, double otherwise) {
    var value = values.remove(key);
    if (value == null && !Double.isNaN(otherwise)) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(value == null ? "" : value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    findings.add(line, "\"%s\" needs a number, as in %s=2.5.".formatted(key, key));
    return 0;
  }

  int whole(String key, int least, int most, int otherwise) {
    return optionalWhole(key, least, most).orElse(otherwise);
  }

  OptionalInt optionalWhole(String key, int least, int most) {
    var value = values.remove(key);
    if (value == null) {
      return OptionalInt.empty();
    }
    int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      findings.add(line, "\"%s\" is a whole number from %d to %d.".formatted(key, least, most));
      return OptionalInt.empty();
    }
    return OptionalInt.of(number);
  }

  /** One of these constants, by its name in JSON; the first when it is none of them. */
  <E extends Enum<E>> E choice(String key, E[] constants) {
    var value = values.remove(key);
    for (var constant : constants) {
      if (Setting.jsonName(constant).equals(value)) {
        return constant;
      }
    }
    findings.add(
        line,
        "\"%s\" is one of %s."
            .formatted(
                key,
                Arrays.stream(constants).map(Setting::jsonName).collect(Collectors.joining(", "))));
    return constants[0];
  }

  /** To be called once everything known was taken. */
  void refuseOthers(String directive) {
    if (!values.isEmpty()) {
      findings.add(
          line,
          "The directive %s has no \"%s\"."
              .formatted(directive, String.join("\", \"", values.keySet())));
    }
  }
}
