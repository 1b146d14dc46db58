package dev.layerwise.network;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of layer as the builder offers it.
 *
 * @param kind its name in JSON
 * @param icon the name of a Tabler icon
 * @param group the heading it is listed under
 * @param key the setting shown on the card itself
 * @param image whether it takes images
 * @param flat whether it takes flat lists
 * @param block the field that holds stacks of layers: {@code layers}, {@code branches}, or none
 */
public record LayerKind(
    String kind,
    String name,
    String icon,
    Group group,
    String summary,
    String explanation,
    @Nullable String key,
    boolean image,
    boolean flat,
    List<Setting> parameters,
    @Nullable String block,
    Function<LayerFields, Layer> from) {

  /** The headings of the builder's menu, in its order. */
  public enum Group {
    LEARNING("Learn"),
    SHRINKING("Make smaller"),
    STEADYING("Steady and bend"),
    BLOCKS("Blocks"),
    END("End");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
