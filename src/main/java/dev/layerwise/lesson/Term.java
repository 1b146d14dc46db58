package dev.layerwise.lesson;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.jspecify.annotations.Nullable;

/** A word of the glossary in a text: {@code [[term]]}, or {@code [[term|shown words]]}. */
final class Term extends CustomNode {
  private static final String OPENING = "[[";
  private static final String CLOSING = "]]";
  private static final int LONGEST = 200;

  /**
   * Stands for the opening brackets while Markdown is parsed, because the parser keeps single
   * brackets to itself. A character for private use, which no text has a reason to hold.
   */
  private static final char MARK = '\uE000';

  private final String named;
  private final String shown;

  /** Null while it is in no glossary: then the words alone are shown. */
  private @Nullable String key;

  private Term(String named, String shown) {
    this.named = named;
    this.shown = shown;
  }

  static String marked(String markdown) {
    return markdown.replace(MARK, ' ').replace(OPENING, String.valueOf(MARK));
  }

  /** Gives the brackets back where they were no term, as in code. */
  static String unmarked(String html) {
    return html.replace(String.valueOf(MARK), OPENING);
  }

  String named() {
    return named;
  }

  String shown() {
    return shown;
  }

  @Nullable String key() {
    return key;
  }

  void resolve(String term) {
    key = term;
  }

  static final class Factory implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of(MARK);
    }

    @Override
    public InlineContentParser create() {
      return Factory::read;
    }

    private static ParsedInline read(InlineParserState state) {
      var scanner = state.scanner();
      scanner.next();
      var start = scanner.position();
      for (int length = 0; length < LONGEST && scanner.hasNext(); length++) {
        var end = scanner.position();
        if (scanner.next(CLOSING)) {
          var parts = scanner.getSource(start, end).getContent().split("\\|", 2);
          return ParsedInline.of(
              new Term(parts[0].strip(), parts[parts.length - 1].strip()), scanner.position());
        }
        scanner.next();
      }
      return ParsedInline.of(new Text(OPENING), start);
    }
  }
}
