package dev.layerwise.network;

import java.util.List;

/**
 * Adds its input to the output of its stack (He et al., arXiv:1512.03385); a 1×1 projection where
 * shapes differ.
 */
public record Residual(List<Layer> layers) implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.residual(this);
  }
}
