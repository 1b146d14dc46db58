package dev.layerwise.course;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A gradebook for a spreadsheet, as RFC 4180 has it. Names come from students, so no cell may begin
 * like a formula: such a cell gets an apostrophe in front, as OWASP's page on CSV injection says.
 */
final class GradebookCsv {
  /** Without it a spreadsheet takes UTF-8 for something else. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

  private GradebookCsv() {}

  static String write(Gradebook book) {
    var lines = new ArrayList<List<String>>();
    lines.add(head(book));
    book.students().forEach(student -> lines.add(line(book, student)));
    return lines.stream()
        .map(line -> line.stream().map(GradebookCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  private static List<String> head(Gradebook book) {
    var head = new ArrayList<>(List.of("Name", "E-mail"));
    for (var lesson : book.lessons()) {
      head.add(lesson.title() + ": %");
      head.add(lesson.title() + ": handed in");
      lesson.rules().forEach(rule -> head.add(lesson.title() + ": " + rule));
    }
    return head;
  }

  private static List<String> line(Gradebook book, Gradebook.Pupil student) {
    var line = new ArrayList<String>();
    line.add(student.name());
    line.add(student.email() == null ? "" : student.email());
    for (var lesson : book.lessons()) {
      var grade = student.lessons().get(lesson.slug());
      line.add(grade == null ? "" : Long.toString(Math.round(grade.score() * 100)));
      line.add(grade == null ? "" : grade.at() + (grade.late() ? " (late)" : ""));
      lesson.rules().forEach(rule -> line.add(met(grade, rule)));
    }
    return line;
  }

  /** By its words: the lesson may have other rules by now than when the run was handed in. */
  private static String met(Gradebook.@Nullable Grade grade, String rule) {
    return grade == null
        ? ""
        : grade.rules().stream()
            .filter(each -> each.words().equals(rule))
            .map(each -> each.met() ? "1" : "0")
            .findFirst()
            .orElse("");
  }

  static String cell(String text) {
    var harmless =
        !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return harmless.matches("[^\",\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
