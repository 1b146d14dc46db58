package dev.layerwise.lesson;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a lesson, in the order in which it is read. It holds what students must not see yet,
 * so it is never sent as it is.
 */
public sealed interface Block
    permits Block.Text, Block.Bench, Block.Figure, Block.Hint, Challenge, Predict, Quiz {

  /** Words. */
  record Text(String html) implements Block {}

  /**
   * Where the bench stands like this.
   *
   * @param preset the name of one of the lesson's presets
   */
  record Bench(String preset) implements Block {}

  /**
   * A picture with its caption.
   *
   * @param src the path of its file inside the lesson's folder
   * @param width in CSS pixels; null for the width of the text
   */
  record Figure(String src, String alt, @Nullable Integer width, String html) implements Block {}

  /** Words that stay folded until they are wanted. */
  record Hint(String title, String html) implements Block {}
}
