package dev.layerwise.lesson;

import java.util.Map;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** A link out of the site opens beside it, and tells the other site nothing. */
final class LinkAttributes implements AttributeProvider {
  @Override
  public void setAttributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Link && attributes.getOrDefault("href", "").matches("(?i)https?:.*")) {
      attributes.put("target", "_blank");
      attributes.put("rel", "noopener noreferrer");
    }
  }
}
