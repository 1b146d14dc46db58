package dev.layerwise.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.platform.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The ways in which a quiz asks, each with how it judges. */
public sealed interface Question {
  Quiz.Verdict judge(JsonNode answer);

  List<Quiz.Option> options(UUID reader);

  /** Some answers, each right or wrong; all right ones and no other have to be chosen. */
  record Choice(List<Answer> answers) implements Question {
    public Choice {
      answers = List.copyOf(answers);
    }

    /** What can be chosen. */
    public record Answer(String key, String html, boolean right, String why) {}

    @Override
    public Quiz.Verdict judge(JsonNode answer) {
      var chosen = new HashSet<>(keys(answer));
      var known = answers.stream().map(Answer::key).collect(Collectors.toSet());
      if (chosen.isEmpty() || !known.containsAll(chosen)) {
        throw Problem.badRequest("Choose at least one of the answers, by its key.");
      }
      var right =
          answers.stream().filter(Answer::right).map(Answer::key).collect(Collectors.toSet());
      return new Quiz.Verdict(chosen.equals(right), explanations(chosen));
    }

    private List<Quiz.Explanation> explanations(Set<String> chosen) {
      return answers.stream()
          .filter(each -> chosen.contains(each.key()) && !each.why().isEmpty())
          .map(each -> new Quiz.Explanation(each.key(), each.why()))
          .toList();
    }

    @Override
    public List<Quiz.Option> options(UUID reader) {
      return answers.stream().map(each -> new Quiz.Option(each.key(), each.html())).toList();
    }
  }

  /** A number, right when it is no further from the answer than the tolerance. */
  record Numeric(double answer, double tolerance, String why) implements Question {
    /** Decimal answers meet binary ones: 0.3 within 0.1 of 0.2 must count. */
    private static final double ROUNDING = 1e-9;

    @Override
    public Quiz.Verdict judge(JsonNode given) {
      if (!given.isNumber() || !Double.isFinite(given.doubleValue())) {
        throw Problem.badRequest("Answer this question with a number.");
      }
      double slack = ROUNDING * Math.max(1, Math.abs(answer));
      boolean right = Math.abs(given.doubleValue() - answer) <= tolerance + slack;
      return new Quiz.Verdict(right, whole(why));
    }

    @Override
    public List<Quiz.Option> options(UUID reader) {
      return List.of();
    }
  }

  /**
   * Things to put in order.
   *
   * @param items in the right order, with keys that do not tell it
   */
  record Order(List<Quiz.Option> items, String why) implements Question {
    public Order {
      items = List.copyOf(items);
    }

    @Override
    public Quiz.Verdict judge(JsonNode answer) {
      var given = keys(answer);
      var right = items.stream().map(Quiz.Option::key).toList();
      if (given.size() != right.size() || !Set.copyOf(right).equals(new HashSet<>(given))) {
        throw Problem.badRequest("Send every item once, by its key, in the order you chose.");
      }
      return new Quiz.Verdict(given.equals(right), whole(why));
    }

    /** Shuffled, the same each time for one reader, and never already right. */
    @Override
    public List<Quiz.Option> options(UUID reader) {
      var shuffled = new ArrayList<>(items);
      Collections.shuffle(shuffled, new Random(Objects.hash(reader, items)));
      if (shuffled.equals(items)) {
        Collections.rotate(shuffled, 1);
      }
      return List.copyOf(shuffled);
    }
  }

  private static List<Quiz.Explanation> whole(String why) {
    return why.isEmpty() ? List.of() : List.of(new Quiz.Explanation(null, why));
  }

  private static List<String> keys(JsonNode answer) {
    var keys = new ArrayList<String>();
    if (answer.isArray()) {
      answer.forEach(each -> keys.add(each.asText()));
    }
    return keys;
  }
}
