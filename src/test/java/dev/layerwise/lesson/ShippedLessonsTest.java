package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every lesson that ships can be read, and what is wrong is named with file and line. */
class ShippedLessonsTest {
  private static final Path CONTENT = Path.of("content");

  @Test
  void everyLessonCanBeRead() {
    assertThat(CheckLessons.problems(CONTENT)).isEmpty();
  }

  @Test
  void mistakesAreFound(@TempDir Path content) throws IOException {
    var lesson = Files.createDirectories(content.resolve("01-first"));
    Files.writeString(content.resolve("glossary.md"), "kernel: A square.\nno explanation\n");
    Files.writeString(
        lesson.resolve("lesson.md"),
        LessonText.with(
            """
            A [[karnel]].
            :::video
            :::
            :::figure src=figures/none.svg alt=x
            :::
            :::challenge id=goal
            - accuracy >= 0.9 — Hint.
            :::
            """));
    Files.writeString(lesson.resolve("starter.json"), LessonText.PRESET.replace("16", "0"));
    Files.writeString(lesson.resolve("notes.txt"), "");

    assertThat(CheckLessons.problems(content))
        .extracting(problem -> problem.replace(content + "/", ""))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith("glossary.md:2: "),
            problem -> assertThat(problem).startsWith("01-first/notes.txt:1: "),
            problem -> assertThat(problem).startsWith("01-first/starter.json:4: "),
            problem -> assertThat(problem).startsWith("01-first/lesson.md:8: \"karnel\""),
            problem ->
                assertThat(problem).startsWith("01-first/lesson.md:9: There is no directive"),
            problem -> assertThat(problem).startsWith("01-first/lesson.md:11: There is no file"),
            problem ->
                assertThat(problem).matches(Pattern.compile("01-first/lesson.md:1: .*solution.*")));
  }
}
