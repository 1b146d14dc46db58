package dev.layerwise.lesson;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that lessons explain, by any of their forms. */
final class Glossary {
  static final String FILE = "glossary.md";

  private final Map<String, String> termByForm = new HashMap<>();
  private final Map<String, String> htmlByTerm = new HashMap<>();

  private Glossary() {}

  /**
   * Reads lines of the form {@code term | other form: explanation}. Blank lines, and those that
   * begin with {@code #}, are for the reader of the file.
   */
  static Glossary read(String file, Findings findings) {
    var glossary = new Glossary();
    for (var line : Lines.of(file).lines()) {
      if (!line.isBlank() && !line.text().startsWith("#")) {
        glossary.add(line, findings);
      }
    }
    return glossary;
  }

  private void add(Lines.Line line, Findings findings) {
    var parts = line.text().split(":", 2);
    if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
      findings.add(FILE, line.number(), "A term is a line \"term | other form: explanation\".");
      return;
    }
    var forms = parts[0].split("\\|", -1);
    var term = normal(forms[0]);
    for (var form : forms) {
      if (termByForm.putIfAbsent(normal(form), term) != null) {
        findings.add(FILE, line.number(), "\"" + form.strip() + "\" is explained twice.");
      }
    }
    htmlByTerm.put(term, Markup.phrase(line.with(parts[1].strip()), FILE, findings));
  }

  /** The term that these words are a form of. */
  Optional<String> term(String words) {
    return Optional.ofNullable(termByForm.get(normal(words)));
  }

  /** Its explanation. */
  String html(String term) {
    return htmlByTerm.getOrDefault(term, "");
  }

  private static String normal(String words) {
    return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
