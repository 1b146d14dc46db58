package dev.layerwise.network;

/** Silences a share of the values while training (Srivastava et al., JMLR 15, 2014). */
public record Dropout(double rate) implements Layer {
  public Dropout {
    LayerSettings.RATE.require(rate);
  }

  @Override
  public Shape outputFor(Shape input) {
    return input;
  }

  @Override
  public boolean isRandom() {
    return true;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.dropout(this);
  }
}
