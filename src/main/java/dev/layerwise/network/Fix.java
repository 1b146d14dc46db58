package dev.layerwise.network;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One edit that repairs a flaw.
 *
 * @param label what the button says
 * @param path the layer the edit is about
 * @param layer what to insert or to put in its place
 * @param training a merge patch (RFC 7386) of the training plan; a null value takes a field away
 */
public record Fix(
    String label,
    Edit edit,
    String path,
    @Nullable Layer layer,
    @Nullable Map<String, @Nullable Object> training) {

  /** The JSON name is the constant in camel case. */
  public enum Edit {
    INSERT_BEFORE,
    INSERT_AFTER,
    REPLACE,
    REMOVE,
    TRAINING
  }

  public static Fix insertBefore(String label, Layer layer) {
    return new Fix(label, Edit.INSERT_BEFORE, "", layer, null);
  }

  public static Fix insertAfter(String label, Layer layer) {
    return new Fix(label, Edit.INSERT_AFTER, "", layer, null);
  }

  public static Fix replace(String label, Layer layer) {
    return new Fix(label, Edit.REPLACE, "", layer, null);
  }

  public static Fix remove(String label) {
    return new Fix(label, Edit.REMOVE, "", null, null);
  }

  public static Fix training(String label, Map<String, @Nullable Object> patch) {
    return new Fix(label, Edit.TRAINING, "", null, patch);
  }

  /** The same edit at this place. */
  public Fix at(String place) {
    return new Fix(label, edit, place, layer, training);
  }
}
