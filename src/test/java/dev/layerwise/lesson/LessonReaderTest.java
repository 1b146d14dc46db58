package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {
  private static final String EVERYTHING =
      """
      ## Sliding

      A [[kernels]] has $k^2$ weights; see [[kernel|the square]] and `$code$`, `[[code]]`, for 5 $ or 6 $.

      $$
      y = \\sum_i x_i
      - b
      $$

      | a | b |
      |---|---|
      | 1 | $x_1$ |

      :::challenge id=goal seeds=3
      Reach the goal.

      - accuracy >= 0.885 — Look at the *curves*.
      - parameters <= 30000 — Fewer filters.
      - must conv2d — Convolve.
      - mustNot dense — Without it.
      :::

      :::quiz id=why kind=choice
      Why?

      - [ ] Because
        > No.
      - [x] $x$ wins,
        on two lines
        > Yes.
      :::
      :::quiz id=count kind=number answer=650 tolerance=0.5
      How many?

      > Count them.
      :::
      :::quiz id=order kind=order
      Order:

      1. first
      2. second
      3. third

      > So.
      :::
      :::predict id=higher kind=choice metric=testAccuracy
      Higher?

      - higher
      - lower

      > Higher.
      :::
      :::predict id=curve kind=curve metric=validationLoss epochs=10 min=0 max=2.5
      Draw it.
      :::
      :::figure src=figures/slide.svg alt="A kernel slides" width=480
      It **slides**.
      :::
      :::hint title="A way to begin"
      Begin.
      :::
      """;

  @Test
  void everyDirectiveBecomesItsBlock() {
    var reading = LessonText.read(EVERYTHING);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.blocks())
        .extracting(block -> block.getClass().getSimpleName())
        .containsExactly(
            "Bench",
            "Text",
            "Challenge",
            "Quiz",
            "Quiz",
            "Quiz",
            "Predict",
            "Predict",
            "Figure",
            "Hint");
    assertThat(reading.lesson("a", 1, 1).steps())
        .extracting(Lesson.Step::id)
        .containsExactly("goal", "why", "count", "order", "higher", "curve");
    assertThat(reading.title()).isEqualTo("A title");
    assertThat(reading.minutes()).isEqualTo(5);
  }

  @Test
  void textHoldsFormulasTermsAndTables() {
    var reading = LessonText.read(EVERYTHING);

    assertThat(((Block.Text) reading.blocks().get(1)).html())
        .contains(
            "<h2>Sliding</h2>",
            "<button type=\"button\" class=\"term\" data-term=\"kernel\">kernels</button>",
            "data-term=\"kernel\">the square</button>",
            "<span class=\"math\" data-tex=\"k^2\"></span>",
            "<code>$code$</code>",
            "<code>[[code]]</code>",
            "5 $ or 6 $.",
            "<div class=\"math\" data-tex=\"y = \\sum_i x_i\n- b\"></div>",
            "<td><span class=\"math\" data-tex=\"x_1\"></span></td>");
    assertThat(reading.glossary())
        .containsOnlyKeys("kernel")
        .containsEntry(
            "kernel", "A small square of <span class=\"math\" data-tex=\"k^2\"></span> weights.");
  }

  @Test
  void rulesSayWhatTheyAsk() {
    var challenge = LessonText.read(EVERYTHING).lesson("a", 1, 1).challenge().orElseThrow();

    assertThat(challenge.seeds()).isEqualTo(3);
    assertThat(challenge.html()).isEqualTo("<p>Reach the goal.</p>");
    assertThat(challenge.rules())
        .extracting(Rule::words)
        .containsExactly(
            "Test accuracy at least 88.5 %",
            "At most 30,000 parameters",
            "Uses the layer “2-D convolution”",
            "Does without the layer “Dense”");
    assertThat(challenge.rules().get(0))
        .isEqualTo(
            new Rule(
                Rule.Kind.ACCURACY,
                0.885,
                null,
                "Test accuracy at least 88.5 %",
                "Look at the <em>curves</em>."));
    assertThat(challenge.rules().get(3).layer()).isEqualTo("dense");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "'A\\n\\n:::video src=x\\n:::' => 10 => There is no directive \"video\"",
        "':::hint title=x\\nWords.' => 8 => has no end",
        "':::hint title=x\\n:::hint title=y\\nz\\n:::' => 8 => has no end",
        "':::' => 8 => none is open",
        "':::hint title=x colour=red\\ny\\n:::' => 8 => has no \"colour\"",
        "':::hint title=x y\\nz\\n:::' => 8 => cannot be read",
        "':::hint\\nz\\n:::' => 8 => \"title\" is missing",
        "':::bench preset=other\\n:::' => 8 => There is no preset \"other\"",
        "':::bench preset=solution\\n:::' => 8 => kept from students",
        "':::figure src=figures/no.svg alt=x\\n:::' => 8 => There is no file",
        "':::figure src=figures/slide.svg\\n:::' => 8 => \"alt\" is missing",
        "'One.\\n\\nTwo [[kernal]].' => 10 => \"kernal\" is not in the glossary",
        "'![a](figures/slide.svg)' => 8 => directive figure",
        "'Text\\n\\n$$\\nx' => 10 => has no end",
        "':::challenge id=A\\n- accuracy >= 0.5 — h\\n:::' => 8 => An id consists of",
        "':::challenge id=a\\n\\n- accuracy <= 0.5 — h\\n:::' => 10 => takes >=",
        "':::challenge id=a\\n\\n- accuracy >= 88 — h\\n:::' => 10 => share from 0 to 1",
        "':::challenge id=a\\n\\n- speed <= 1 — h\\n:::' => 10 => cannot be ruled on",
        "':::challenge id=a\\n\\n- must conv3d — h\\n:::' => 10 => There is no layer",
        "':::challenge id=a\\n\\n- accuracy >= 0.5\\n:::' => 10 => has a hint",
        "':::challenge id=a seeds=6\\n- accuracy >= 0.5 — h\\n:::' => 8 => from 1 to 5",
        "':::challenge id=a\\nGo.\\n:::' => 8 => has 1 to 20 rules",
        "':::quiz id=a kind=essay\\nQ\\n:::' => 8 => one of choice, number, order",
        "':::quiz id=a kind=choice\\n"
            + "Q\\n"
            + "- [ ] A\\n"
            + "  > w\\n"
            + "- [ ] B\\n"
            + "  > w\\n"
            + ":::' => 8 => at least one",
        "':::quiz id=a kind=choice\\nQ\\n- [x] A\\n- [ ] B\\n  > w\\n:::' => 10 => why it is right",
        "':::quiz id=a kind=number\\nQ\\n> w\\n:::' => 8 => \"answer\" needs a number",
        "':::quiz id=a kind=order\\nQ\\n1. A\\n> w\\n:::' => 8 => two or more",
        "':::quiz id=a kind=number answer=1\\n"
            + "Q\\n"
            + "> w\\n"
            + ":::\\n"
            + ":::quiz id=a kind=number answer=1\\n"
            + "Q\\n"
            + "> w\\n"
            + ":::' => 12 => stands in line 8",
        "':::predict id=a kind=curve metric=testAccuracy epochs=3 max=1\\n"
            + "Q\\n"
            + ":::' => 8 => no curve",
        "':::predict id=a kind=choice metric=accuracy\\n"
            + "Q\\n"
            + "- a\\n"
            + "- b\\n"
            + "> w\\n"
            + ":::' => 8 => one of trainLoss",
      })
  void mistakesAreNamedWithTheirLine(String text, int line, String words) {
    var problems = LessonText.read(text.replace("\\n", "\n")).problems();

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("lesson.md");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains(words);
            });
  }

  @Test
  void aDirectiveInACodeBlockIsCode() {
    var reading = LessonText.read("```\n:::video\n:::\n```\n");

    assertThat(reading.problems()).isEmpty();
    assertThat(((Block.Text) reading.blocks().get(1)).html()).contains("<code>:::video");
  }

  @Test
  void aBrokenPresetIsNamedWithTheLineOfItsJson() {
    var broken =
        LessonText.PRESET.replace(
            "{\"kind\": \"flatten\"},", "{\"kind\": \"maxPool2d\", \"size\": 99},");
    var source = new LessonSource(LessonText.with(""), Map.of("starter", broken), null, Set.of());

    assertThat(LessonReader.read(source, LessonText.GLOSSARY).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("starter.json"))
        .anySatisfy(problem -> assertThat(problem.line()).isEqualTo(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "\"digits\" => \"digitz\" => 1 => There is no data set",
        "\"units\": 16 => \"units\": -1 => 4 => Units",
        "\"epochs\": 3 => \"epochs\": 0 => 6 => ",
        "\"batchSize\": 32 => \"batchSize\": 4000 => 6 => batch",
        "\"plan\" => \"weather\" => 7 => what may be changed",
        "\"show\" => \"shown\" => 7 => no field",
        "\"epochs\": => \"epochs\" => 6 => no valid JSON",
      })
  void mistakesInAPresetAreNamed(String good, String bad, int line, String words) {
    var findings = new Findings();
    PresetReader.read("starter", LessonText.PRESET.replace(good, bad), findings);

    assertThat(findings.all())
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains(words == null ? "" : words);
            });
  }

  @Test
  void aLessonWithoutABenchIsRefused() {
    var source = LessonText.source("---\ntitle: T\nsummary: S\nminutes: 5\n---\nText");

    assertThat(LessonReader.read(source, LessonText.GLOSSARY).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("sets the bench"));
  }

  @Test
  void frontMatterIsNeeded() {
    assertThat(LessonReader.read(LessonText.source("# Hello"), LessonText.GLOSSARY).problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains("begins with a line ---"));
  }
}
