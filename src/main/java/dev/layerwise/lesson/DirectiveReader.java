package dev.layerwise.lesson;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a block of each directive. The set is closed: anything else is a mistake in the text. */
final class DirectiveReader {
  private static final Pattern OPENING = Pattern.compile("\\s*:::+\\s*([A-Za-z]*)(.*)");
  private static final Pattern NO_LIST = Pattern.compile("(?!)");
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 1600;
  private static final int MOST_RULES = 20;
  private static final int MOST_OPTIONS = 12;

  private final Set<String> presets;
  private final Set<String> figures;
  private final Markup markup;
  private final Findings findings;
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private boolean challenged;

  DirectiveReader(LessonSource source, Markup markup, Findings findings) {
    this.presets = source.presets().keySet();
    this.figures = source.figures();
    this.markup = markup;
    this.findings = findings;
  }

  Optional<Block> read(Lines.Line opening, Lines body) {
    var parts = OPENING.matcher(opening.text());
    if (!parts.matches()) {
      throw new IllegalArgumentException("No directive begins with " + opening.text());
    }
    int line = opening.number();
    var attributes = new Attributes(parts.group(2), line, findings);
    var name = parts.group(1);
    var block = block(name, attributes, body, line);
    if (block.isEmpty()) {
      findings.add(
          line,
          "There is no directive \"%s\". There are bench, challenge, quiz, predict, figure and hint."
              .formatted(name));
    } else {
      attributes.refuseOthers(name);
    }
    return block;
  }

  private Optional<Block> block(String name, Attributes attributes, Lines body, int line) {
    return switch (name) {
      case "bench" -> Optional.of(bench(attributes, body, line));
      case "challenge" -> Optional.of(challenge(attributes, body, line));
      case "quiz" -> Optional.of(quiz(attributes, body, line));
      case "predict" -> Optional.of(predict(attributes, body, line));
      case "figure" -> Optional.of(figure(attributes, body, line));
      case "hint" -> Optional.of(hint(attributes, body, line));
      default -> Optional.empty();
    };
  }

  private Block bench(Attributes attributes, Lines body, int line) {
    var preset = attributes.text("preset");
    if (!preset.isEmpty() && !presets.contains(preset)) {
      findings.add(
          line,
          preset.equals(LessonSource.SOLUTION)
              ? "The solution is kept from students, so the bench cannot show it."
              : "There is no preset \"%s\": %s.json does not lie beside the text."
                  .formatted(preset, preset));
    }
    if (!body.isBlank()) {
      findings.add(body.number(0), "Nothing stands inside the directive bench.");
    }
    return new Block.Bench(preset);
  }

  private Block challenge(Attributes attributes, Lines lines, int line) {
    if (challenged) {
      findings.add(line, "A lesson has one challenge, and this is the second.");
    }
    challenged = true;
    var id = unique(attributes.id(), line);
    int seeds = attributes.whole("seeds", 1, Challenge.MOST_SEEDS, 1);
    var body = Body.read(lines, Body.BULLET, findings);
    var reader = new RuleReader(markup, findings);
    var rules = body.items().stream().map(reader::read).flatMap(Optional::stream).toList();
    if (body.items().isEmpty() || body.items().size() > MOST_RULES) {
      findings.add(
          line,
          "A challenge has 1 to %d rules, each an item of a list: \"- accuracy >= 0.9 — a hint\"."
              .formatted(MOST_RULES));
    }
    if (!body.quote().isBlank()) {
      findings.add(body.quote().number(0), "A challenge has no explanation: its rules have hints.");
    }
    return new Challenge(id, seeds, markup.blocks(body.words()), rules);
  }

  private Block quiz(Attributes attributes, Lines body, int line) {
    var quiz = new QuizReader(markup, findings).read(attributes, body, line);
    unique(quiz.id(), line);
    return quiz;
  }

  private Block predict(Attributes attributes, Lines lines, int line) {
    var id = unique(attributes.id(), line);
    var kind = attributes.choice("kind", GuessKind.values());
    var metric = attributes.choice("metric", Metric.values());
    boolean drawn = kind == GuessKind.CURVE;
    var body = Body.read(lines, drawn ? NO_LIST : Body.BULLET, findings);
    if (body.words().isBlank()) {
      findings.add(line, "This prediction asks nothing. Write the question behind its first line.");
    }
    var guess = drawn ? curve(attributes, metric, line) : options(body, line);
    if (!drawn && body.quote().isBlank()) {
      findings.add(line, "Say below the answers, behind \"> \", what usually happens and why.");
    }
    return new Predict(id, markup.blocks(body.words()), metric, guess, markup.phrase(body.quote()));
  }

  private enum GuessKind {
    CHOICE,
    CURVE
  }

  private Predict.Choice options(Body body, int line) {
    if (body.items().size() < 2 || body.items().size() > MOST_OPTIONS) {
      findings.add(line, "A prediction offers 2 to %d answers, as a list.".formatted(MOST_OPTIONS));
    }
    return new Predict.Choice(
        body.items().stream().map(item -> markup.phrase(item.words())).toList());
  }

  private Predict.Curve curve(Attributes attributes, Metric metric, int line) {
    if (metric == Metric.TEST_ACCURACY) {
      findings.add(line, "The test accuracy is one number at the end: there is no curve of it.");
    }
    int epochs = attributes.whole("epochs", 2, Predict.Curve.MOST_EPOCHS, 2);
    double min = attributes.decimal("min", 0);
    double max = attributes.decimal("max", Double.NaN);
    if (min >= max) {
      findings.add(line, "\"max\" is to be more than \"min\".");
    }
    return new Predict.Curve(epochs, min, max);
  }

  private Block figure(Attributes attributes, Lines body, int line) {
    var src = attributes.text("src");
    if (!src.isEmpty() && !figures.contains(src)) {
      findings.add(line, "There is no file \"%s\" beside the text.".formatted(src));
    }
    var alt = attributes.text("alt");
    var width = attributes.optionalWhole("width", LEAST_WIDTH, MOST_WIDTH);
    return new Block.Figure(
        src, alt, width.isPresent() ? width.getAsInt() : null, markup.phrase(body));
  }

  private Block hint(Attributes attributes, Lines body, int line) {
    var title = attributes.text("title");
    if (body.isBlank()) {
      findings.add(line, "This hint says nothing.");
    }
    return new Block.Hint(title, markup.blocks(body));
  }

  private String unique(String id, int line) {
    var other = lineOfId.putIfAbsent(id, line);
    if (other != null && !id.isEmpty()) {
      findings.add(line, "The id \"%s\" stands in line %d already.".formatted(id, other));
    }
    return id;
  }
}
