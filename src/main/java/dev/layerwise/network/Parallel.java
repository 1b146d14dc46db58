package dev.layerwise.network;

import java.util.List;

/** Branches that see the same input, merged into one output. */
public record Parallel(Merge merge, List<List<Layer>> branches) implements Layer {
  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.parallel(this);
  }
}
