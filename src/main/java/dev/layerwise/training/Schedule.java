package dev.layerwise.training;

/** How the learning rate changes over the epochs. */
public record Schedule(Kind kind) {
  /** {@code COSINE} falls to zero along half a cosine (Loshchilov and Hutter, arXiv:1608.03983). */
  public enum Kind {
    CONSTANT,
    COSINE
  }
}
