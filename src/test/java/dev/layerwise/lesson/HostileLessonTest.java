package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author, or whoever has an author's session, could try on readers. */
class HostileLessonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<svg onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<style>@import 'x'</style>",
        "$\\href{javascript:alert(1)}{<b>x</b>}$",
        "$\"><script>alert(1)</script>$",
        "[[kernel|<b onclick=alert(1)>]]",
        "| <b onclick=x> |\n|---|\n| <script> |",
      })
  void htmlOfTheAuthorIsShownAsText(String text) {
    assertThat(html(text)).doesNotContainPattern("<(script|img|svg|a|iframe|style|b)\\b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#x73;cript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
      })
  void linksThatRunSomethingLoseTheirTarget(String text) {
    assertThat(html(text)).doesNotContainPattern("(?i)href=\"[^\"]*(script|data):");
  }

  @Test
  void aLinkToTheWebOpensBesideThePageAndTellsNothing() {
    assertThat(html("[x](https://example.org/a?b=1&c=2)"))
        .contains("href=\"https://example.org/a?b=1&amp;c=2\"")
        .contains("target=\"_blank\"")
        .contains("rel=\"noopener noreferrer\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "- ", "> - ", "*a **b ", "[", "![", "1. "})
  void hugeNestingIsRefusedOrFlat(String part) {
    var reading = LessonText.read(part.repeat(100_000) + " x");

    assertThat(reading.blocks()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void deepQuotesAreRefusedWithWords() {
    assertThat(LessonText.read(">".repeat(31) + " x").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("more than 30 deep"));
    assertThat(LessonText.read(">".repeat(20) + " x").problems()).isEmpty();
  }

  @Test
  void aLessonOfFiveMegabytesIsRefusedWithWords() {
    assertThat(LessonText.read("word ".repeat(1 << 20)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("at most 1 MB"));
  }

  @Test
  void aMegabyteOfDollarsIsReadInTime() {
    assertThat(LessonText.read("$a ".repeat(300_000)).problems()).isEmpty();
    assertThat(LessonText.read("[[a ".repeat(200_000)).problems()).isEmpty();
    assertThat(LessonText.read(":::hint title=x\n".repeat(50_000)).problems()).hasSize(100);
  }

  private static String html(String text) {
    return LessonText.read("Text\n\n" + text).blocks().stream()
        .filter(Block.Text.class::isInstance)
        .map(block -> ((Block.Text) block).html())
        .reduce("", String::concat);
  }
}
