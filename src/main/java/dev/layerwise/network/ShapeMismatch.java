package dev.layerwise.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A layer cannot take its input: the message gives both shapes, the arithmetic and what to do. */
public final class ShapeMismatch extends RuntimeException {
  private final transient @Nullable Fix fix;

  ShapeMismatch(String message, @Nullable Fix fix) {
    super(message);
    this.fix = fix;
  }

  ShapeMismatch(String message) {
    this(message, null);
  }

  /** The edit that would help, at the place of this layer (path {@code ""}). */
  public Optional<Fix> fix() {
    return Optional.ofNullable(fix);
  }

  static Shape.Image image(Shape input, String layer) {
    if (input instanceof Shape.Image image) {
      return image;
    }
    throw new ShapeMismatch(
        "%s needs an image (channels×height×width), but a flat list of %s numbers arrives here. Move it before Flatten, or remove it."
            .formatted(layer, input),
        Fix.remove("Remove this layer"));
  }

  static Shape.Flat flat(Shape input, String layer) {
    if (input instanceof Shape.Flat flat) {
      return flat;
    }
    throw new ShapeMismatch(
        "%s needs a flat list, but an image of %s arrives here. Flatten turns %s into %d numbers."
            .formatted(layer, input, input, input.size()),
        Fix.insertBefore("Insert Flatten", new Flatten()));
  }
}
