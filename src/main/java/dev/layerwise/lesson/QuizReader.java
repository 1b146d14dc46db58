package dev.layerwise.lesson;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Reads the directive quiz in its three kinds. */
final class QuizReader {
  private static final Pattern ANSWER = Pattern.compile("- +(\\[[ xX]] +.*)");
  private static final int BOX_WIDTH = 3;
  private static final int MOST_ANSWERS = 26;
  private static final int KEY_BYTES = 4;

  private enum Kind {
    CHOICE,
    NUMBER,
    ORDER
  }

  private final Markup markup;
  private final Findings findings;

  QuizReader(Markup markup, Findings findings) {
    this.markup = markup;
    this.findings = findings;
  }

  Quiz read(Attributes attributes, Lines lines, int line) {
    var id = attributes.id();
    return switch (attributes.choice("kind", Kind.values())) {
      case CHOICE -> {
        var body = Body.read(lines, ANSWER, findings);
        yield quiz(id, body, line, choice(body, line));
      }
      case NUMBER -> {
        var body = Body.read(lines, Body.NUMBERED, findings);
        yield quiz(id, body, line, number(attributes, body, line));
      }
      case ORDER -> {
        var body = Body.read(lines, Body.NUMBERED, findings);
        yield quiz(id, body, line, order(id, body, line));
      }
    };
  }

  private Quiz quiz(String id, Body body, int line, Question question) {
    if (body.words().isBlank()) {
      findings.add(line, "This quiz asks nothing. Write the question behind its first line.");
    }
    return new Quiz(id, markup.blocks(body.words()), question);
  }

  private Question choice(Body body, int line) {
    var answers = new ArrayList<Question.Choice.Answer>();
    for (var item : body.items()) {
      var key = String.valueOf((char) ('a' + answers.size() % MOST_ANSWERS));
      answers.add(answer(key, item));
    }
    boolean some = answers.stream().anyMatch(Question.Choice.Answer::right);
    if (answers.size() < 2 || answers.size() > MOST_ANSWERS || !some) {
      findings.add(
          line,
          "A choice has 2 to %d answers, \"- [ ] wrong\" or \"- [x] right\", at least one of them right."
              .formatted(MOST_ANSWERS));
    }
    if (!body.quote().isBlank()) {
      findings.add(
          body.quote().number(0), "Explain each answer below it, with two blanks before the >.");
    }
    return new Question.Choice(answers);
  }

  private Question.Choice.Answer answer(String key, Body.Item item) {
    var first = item.words().lines().get(0);
    boolean right = first.text().charAt(1) != ' ';
    var words = new ArrayList<>(item.words().lines());
    words.set(0, first.with(first.text().substring(BOX_WIDTH).strip()));
    if (item.quote().isBlank()) {
      findings.add(
          item.line(), "Say below this answer, behind \"  > \", why it is right or wrong.");
    }
    return new Question.Choice.Answer(
        key, markup.phrase(new Lines(words)), right, markup.phrase(item.quote()));
  }

  private Question number(Attributes attributes, Body body, int line) {
    double answer = attributes.decimal("answer", Double.NaN);
    double tolerance = attributes.decimal("tolerance", 0);
    if (tolerance < 0) {
      findings.add(line, "A tolerance is not negative.");
    }
    return new Question.Numeric(answer, tolerance, explanation(body, line));
  }

  private Question order(String id, Body body, int line) {
    var items = new ArrayList<Quiz.Option>();
    for (var item : body.items()) {
      var html = markup.phrase(item.words());
      items.add(new Quiz.Option(key(id, html), html));
    }
    if (items.size() < 2
        || items.stream().map(Quiz.Option::key).distinct().count() < items.size()) {
      findings.add(line, "Give two or more different things to order, as a list with numbers.");
    }
    return new Question.Order(items, explanation(body, line));
  }

  private String explanation(Body body, int line) {
    if (body.quote().isBlank()) {
      findings.add(line, "Explain the answer below the question, behind \"> \".");
    }
    return markup.phrase(body.quote());
  }

  /** A name for an item that says nothing of its place. */
  private static String key(String quiz, String html) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256")
              .digest((quiz + '\n' + html).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
