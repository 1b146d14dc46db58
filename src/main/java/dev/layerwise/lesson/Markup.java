package dev.layerwise.lesson;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Markdown made HTML that can only show things: no HTML of the author's passes, and links lead only
 * to the web, to mail, or within the site. Collects the terms that are used.
 */
final class Markup {
  private static final int DEEPEST = 30;
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder()
          .extensions(TABLES)
          .customBlockParserFactory(new FormulaBlock.Factory())
          .customInlineContentParserFactory(new Formula.Factory())
          .customInlineContentParserFactory(new Term.Factory())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          // Far more than what is refused afterwards, and few enough to be quick and to end.
          .maxOpenBlockParsers(4 * DEEPEST)
          .build();
  private static final HtmlRenderer BLOCKS = renderer(false);
  private static final HtmlRenderer PHRASES = renderer(true);

  private final @Nullable Glossary glossary;
  private final String file;
  private final Findings findings;
  private final Map<String, String> terms = new TreeMap<>();

  Markup(@Nullable Glossary glossary, String file, Findings findings) {
    this.glossary = glossary;
    this.file = file;
    this.findings = findings;
  }

  private static HtmlRenderer renderer(boolean phrase) {
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
        .omitSingleParagraphP(phrase)
        .attributeProviderFactory(context -> new LinkAttributes())
        .nodeRendererFactory(LessonNodeRenderer::new)
        .build();
  }

  /** A phrase in which no term can be used. */
  static String phrase(Lines.Line line, String file, Findings findings) {
    return new Markup(null, file, findings).phrase(new Lines(List.of(line)));
  }

  /** Paragraphs and whatever else there is. */
  String blocks(Lines lines) {
    return html(lines, BLOCKS);
  }

  /** The same, but a single paragraph is its words alone. */
  String phrase(Lines lines) {
    return html(lines, PHRASES);
  }

  /** The terms used so far, with their explanations. */
  Map<String, String> terms() {
    return Map.copyOf(terms);
  }

  private String html(Lines lines, HtmlRenderer renderer) {
    var document = PARSER.parse(Term.marked(lines.text()));
    return check(document, lines) ? Term.unmarked(renderer.render(document)).strip() : "";
  }

  /** Goes through the tree without recursion, which a deep one would break. */
  private boolean check(Node document, Lines lines) {
    int depth = 0;
    int line = 0;
    Node node = document;
    while (true) {
      var spans = node.getSourceSpans();
      line = spans.isEmpty() ? line : spans.get(0).getLineIndex();
      look(node, lines.number(line));
      if (depth > DEEPEST) {
        findings.add(
            file,
            lines.number(line),
            "Quotes, lists and emphasis stand in each other more than %d deep here. Make it flatter."
                .formatted(DEEPEST));
        return false;
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      while (node != document && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      if (node == document) {
        return true;
      }
      node = node.getNext();
    }
  }

  private void look(Node node, int line) {
    if (node instanceof Heading heading) {
      heading.setLevel(Math.max(2, heading.getLevel())); // the page's own heading is the title
    } else if (node instanceof Image) {
      findings.add(
          file,
          line,
          "Show a picture with the directive figure: it has a description and a caption.");
    } else if (node instanceof FormulaBlock formula && !formula.isClosed()) {
      findings.add(file, line, "The formula that begins here has no end. Close it with $$.");
    } else if (node instanceof Term term) {
      resolve(term, line);
    }
  }

  private void resolve(Term term, int line) {
    if (glossary == null) {
      findings.add(file, line, "An explanation in the glossary uses plain words, not other terms.");
      return;
    }
    glossary
        .term(term.named())
        .ifPresentOrElse(
            key -> {
              term.resolve(key);
              terms.put(key, glossary.html(key));
            },
            () ->
                findings.add(
                    file,
                    line,
                    "\"%s\" is not in the glossary. Add it to %s, or write it without brackets."
                        .formatted(term.named(), Glossary.FILE)));
  }
}
