package dev.layerwise.lesson;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * A formula in a line of text, between dollar signs. As in Pandoc, the first one has no blank
 * behind it, the last one none before it and no digit behind it, so that prices stay prices.
 */
final class Formula extends CustomNode {
  private static final int LONGEST = 2000;

  private final String tex;

  private Formula(String tex) {
    this.tex = tex;
  }

  String tex() {
    return tex;
  }

  static final class Factory implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('$');
    }

    @Override
    public InlineContentParser create() {
      return new FormulaParser();
    }
  }

  /** Reads the formulas of one paragraph. */
  private static final class FormulaParser implements InlineContentParser {
    /** Characters that may still be looked at in vain: many lonely dollars must not take long. */
    private int patience = 200_000;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
      var scanner = state.scanner();
      boolean display = scanner.matchMultiple('$') == 2;
      var start = scanner.position();
      if (!display && Character.isWhitespace(scanner.peek())) {
        return ParsedInline.none();
      }
      int most = Math.min(LONGEST, patience);
      for (int length = 0; length < most && scanner.hasNext(); length++) {
        if (scanner.peek() == '$') {
          boolean afterBlank = Character.isWhitespace(scanner.peekPreviousCodePoint());
          var end = scanner.position();
          if (closes(scanner, display) && (display || !afterBlank)) {
            var tex = scanner.getSource(start, end).getContent().strip();
            return ParsedInline.of(new Formula(tex), scanner.position());
          }
        } else {
          if (scanner.next('\\')) {
            length++;
          }
          scanner.next();
        }
      }
      patience -= most;
      return ParsedInline.none();
    }

    /** Takes the dollar signs, and says whether they end the formula. */
    private static boolean closes(Scanner scanner, boolean display) {
      int signs = scanner.matchMultiple('$');
      return signs == (display ? 2 : 1) && !Character.isDigit(scanner.peek());
    }
  }
}
