package dev.layerwise.lesson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Formulas, terms, and pictures, of which the text holds the descriptions alone. */
final class LessonNodeRenderer implements NodeRenderer {
  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;

  LessonNodeRenderer(HtmlNodeRendererContext context) {
    this.context = context;
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Formula.class, FormulaBlock.class, Term.class, Image.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof Formula formula) {
      formula("span", formula.tex());
    } else if (node instanceof FormulaBlock formula) {
      html.line();
      formula("div", formula.tex());
      html.line();
    } else if (node instanceof Term term) {
      term(term);
    } else {
      for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
    }
  }

  private void formula(String tag, String tex) {
    html.tag(tag, attributes("class", "math", "data-tex", tex));
    html.tag("/" + tag);
  }

  private void term(Term term) {
    var key = term.key();
    if (key == null || isInLink(term)) {
      html.text(term.shown());
      return;
    }
    html.tag("button", attributes("type", "button", "class", "term", "data-term", key));
    html.text(term.shown());
    html.tag("/button");
  }

  private static Map<String, String> attributes(String... namesAndValues) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return attributes;
  }

  /** A button cannot stand in a link. */
  private static boolean isInLink(Node node) {
    for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (parent instanceof Link) {
        return true;
      }
    }
    return false;
  }
}
