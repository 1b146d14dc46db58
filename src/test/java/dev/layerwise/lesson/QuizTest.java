package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.platform.Problem;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuizTest {
  private static final Quiz CHOICE =
      quiz(
          """
          :::quiz id=q kind=choice
          Which?

          - [x] one
            > Yes, one.
          - [ ] two
            > Not two.
          - [x] three
            > Yes, three.
          :::
          """);
  private static final Quiz ORDER =
      quiz(
          """
          :::quiz id=q kind=order
          Order.

          1. one
          2. two
          3. three

          > Counting.
          :::
          """);

  @Test
  void aChoiceIsRightWithAllRightAnswersAndNoOther() {
    assertThat(CHOICE.judge(json("[\"c\",\"a\"]")).right()).isTrue();
    assertThat(CHOICE.judge(json("[\"a\"]")).right()).isFalse();
    assertThat(CHOICE.judge(json("[\"a\",\"b\",\"c\"]")).right()).isFalse();
  }

  @Test
  void onlyWhatWasChosenIsExplained() {
    assertThat(CHOICE.judge(json("[\"b\"]")).explanations())
        .containsExactly(new Quiz.Explanation("b", "Not two."));
  }

  @ParameterizedTest
  @CsvSource({"0.3,true", "0.1,true", "0.2,true", "0.31,false", "0.0999,false"})
  void aNumberIsRightWithinItsTolerance(double answer, boolean right) {
    var quiz =
        quiz(
            """
            :::quiz id=q kind=number answer=0.2 tolerance=0.1
            How much?

            > Why.
            :::
            """);

    assertThat(quiz.judge(json(Double.toString(answer))))
        .isEqualTo(new Quiz.Verdict(right, List.of(new Quiz.Explanation(null, "Why."))));
  }

  @Test
  void anOrderIsShownShuffledTheSameForOneReaderAndNeverRight() {
    for (int i = 0; i < 100; i++) {
      var reader = new UUID(i, i * 31L);
      var shown = ORDER.options(reader);
      assertThat(shown).isEqualTo(ORDER.options(reader)).hasSize(3);
      assertThat(ORDER.judge(keys(shown)).right()).isFalse();
    }
  }

  @Test
  void anOrderIsJudgedByItsKeys() {
    var options = ORDER.options(new UUID(1, 1));
    var right =
        List.of("one", "two", "three").stream()
            .map(
                html -> options.stream().filter(each -> each.html().equals(html)).findFirst().get())
            .toList();

    assertThat(ORDER.judge(keys(right)).right()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"a\"", "[\"z\"]", "{}", "null", "7"})
  void whatIsNoAnswerIsRefused(String answer) {
    assertThatThrownBy(() -> CHOICE.judge(json(answer))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> ORDER.judge(json(answer))).isInstanceOf(Problem.class);
  }

  private static JsonNode keys(List<Quiz.Option> options) {
    return json(
        options.stream()
            .map(option -> "\"" + option.key() + "\"")
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static Quiz quiz(String text) {
    return LessonText.read(text).lesson("a", 1, 1).quiz("q").orElseThrow();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
