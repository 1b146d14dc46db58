package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GradebookCsvTest {
  private static final Gradebook.Column LESSON =
      new Gradebook.Column("line", "A line, \"drawn\"", List.of("Accuracy at least 90 %"), null);

  /** The control: without the apostrophe each of these is a formula to a spreadsheet. */
  @Test
  void noCellBeginsAsAFormulaDoes() {
    for (var begin : List.of("=", "+", "-", "@", "\t", "\r", "＝")) {
      assertThat(GradebookCsv.cell(begin + "1+1")).startsWith(begin.equals("\r") ? "\"'" : "'");
    }
    assertThat(GradebookCsv.cell("=HYPERLINK(\"http://example.org\",\"x\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\"");
    assertThat(GradebookCsv.cell("Ada - the first")).isEqualTo("Ada - the first");
  }

  @Test
  void everyRuleIsAColumn() {
    var grade =
        new Gradebook.Grade(
            1.0,
            List.of(new Gradebook.GradedRule("Accuracy at least 90 %", true, "91.0 %")),
            Instant.parse("2026-03-02T10:00:00Z"),
            true);
    var book =
        new Gradebook(
            List.of(LESSON),
            List.of(
                new Gradebook.Pupil(
                    UUID.randomUUID(), "=1+1", "a@example.org", Map.of("line", grade)),
                new Gradebook.Pupil(UUID.randomUUID(), "Bob", null, Map.of())));

    assertThat(GradebookCsv.write(book).split("\r\n"))
        .containsExactly(
            "\uFEFFName,E-mail,\"A line, \"\"drawn\"\": %\",\"A line, \"\"drawn\"\": handed"
                + " in\",\"A line, \"\"drawn\"\": Accuracy at least 90 %\"",
            "'=1+1,a@example.org,100,2026-03-02T10:00:00Z (late),1", "Bob,,,,");
  }
}
