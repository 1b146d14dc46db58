package dev.layerwise.lesson;

import dev.layerwise.network.LayerCatalogue;
import dev.layerwise.network.LayerKind;
import dev.layerwise.network.Setting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the rules of a challenge, each from a line such as {@code accuracy >= 0.88 — a hint}. */
final class RuleReader {
  private static final Pattern LINE =
      Pattern.compile("(.+?)\\s+(?:—|–|--)\\s+(.+)", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("([A-Za-z]+)\\s*(>=|<=|≥|≤)\\s*(\\d{1,12}(?:\\.\\d{1,9})?)");
  private static final Pattern LAYER = Pattern.compile("(must|mustNot)\\s+(\\w+)");

  private final Markup markup;
  private final Findings findings;

  RuleReader(Markup markup, Findings findings) {
    this.markup = markup;
    this.findings = findings;
  }

  Optional<Rule> read(Body.Item item) {
    var line = LINE.matcher(item.words().text().strip());
    if (!line.matches()) {
      findings.add(
          item.line(),
          "A rule has a hint behind a dash, as in \"accuracy >= 0.88 — what to look at when it is"
              + " not met\".");
      return Optional.empty();
    }
    var first = new Lines.Line(item.line(), line.group(2));
    var hint = markup.phrase(new Lines(List.of(first)));
    var number = NUMBER.matcher(line.group(1).strip());
    if (number.matches()) {
      return onNumber(item.line(), number.group(1), number.group(2), number.group(3), hint);
    }
    var layer = LAYER.matcher(line.group(1).strip());
    if (layer.matches()) {
      return onLayer(item.line(), layer.group(1), layer.group(2), hint);
    }
    findings.add(
        item.line(),
        "\"%s\" is no rule. Rules are accuracy >= n; %s <= n; must layer; mustNot layer."
            .formatted(line.group(1), String.join(", ", namesAtMost())));
    return Optional.empty();
  }

  private static List<String> namesAtMost() {
    return Arrays.stream(Rule.Kind.values())
        .filter(kind -> !kind.atLeast() && !kind.ofLayer())
        .map(Setting::jsonName)
        .toList();
  }

  private Optional<Rule> onNumber(
      int line, String name, String sign, String number, String hintHtml) {
    var kind =
        Arrays.stream(Rule.Kind.values())
            .filter(each -> !each.ofLayer() && Setting.jsonName(each).equals(name))
            .findFirst();
    double limit = Double.parseDouble(number);
    if (kind.isEmpty()) {
      findings.add(
          line,
          "\"%s\" cannot be ruled on. There are accuracy, %s."
              .formatted(name, String.join(", ", namesAtMost())));
    } else if (kind.get().atLeast() != (sign.equals(">=") || sign.equals("≥"))) {
      findings.add(line, "\"%s\" takes %s.".formatted(name, kind.get().atLeast() ? ">=" : "<="));
    } else if (kind.get() == Rule.Kind.ACCURACY && limit > 1) {
      findings.add(line, "An accuracy is a share from 0 to 1: write 0.88 for 88 %.");
    } else {
      return Optional.of(
          new Rule(kind.get(), limit, null, words(kind.get(), new BigDecimal(number)), hintHtml));
    }
    return Optional.empty();
  }

  private Optional<Rule> onLayer(int line, String name, String layer, String hintHtml) {
    var known = LayerCatalogue.find(layer);
    if (known.isEmpty()) {
      findings.add(
          line,
          "There is no layer \"%s\". There are: %s."
              .formatted(
                  layer,
                  LayerCatalogue.kinds().stream()
                      .map(LayerKind::kind)
                      .collect(Collectors.joining(", "))));
      return Optional.empty();
    }
    var kind = name.equals("must") ? Rule.Kind.MUST : Rule.Kind.MUST_NOT;
    var words =
        (kind == Rule.Kind.MUST ? "Uses the layer “%s”" : "Does without the layer “%s”")
            .formatted(known.get().name());
    return Optional.of(new Rule(kind, null, layer, words, hintHtml));
  }

  private static String words(Rule.Kind kind, BigDecimal limit) {
    var number = limit.stripTrailingZeros();
    return switch (kind) {
      case ACCURACY -> "Test accuracy at least " + percent(number) + " %";
      case LOSS -> "Test loss at most " + number.toPlainString();
      case PARAMETERS -> "At most " + grouped(number) + " parameters";
      case DEVICE_SECONDS -> "At most " + grouped(number) + " s of device time";
      case EPOCHS -> "At most " + grouped(number) + " epochs";
      case LAYERS -> "At most " + grouped(number) + " layers";
      case MUST, MUST_NOT -> throw new IllegalArgumentException(kind + " has no limit");
    };
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private static String grouped(BigDecimal number) {
    return number.scale() > 0
        ? number.toPlainString()
        : String.format(Locale.ENGLISH, "%,d", number.longValue());
  }
}
