package dev.layerwise.network;

/**
 * What layers cost for one sample, forward.
 *
 * @param parameters numbers that are learned
 * @param multiplyAdds multiplications with additions
 * @param values numbers that come out, kept for the way back
 * @param normalised those of the values that come out of batch normalisation
 * @param operations steps that a device is asked for one by one
 */
public record Work(
    long parameters, long multiplyAdds, long values, long normalised, int operations) {
  public static final Work NONE = new Work(0, 0, 0, 0, 0);

  /** The work of a layer that holds no others. */
  static Work of(Layer layer, Shape input) {
    long values = layer.outputFor(input).size();
    return new Work(
        layer.parametersFor(input),
        layer.multiplyAddsFor(input),
        values,
        layer instanceof BatchNorm ? values : 0,
        1);
  }

  Work plus(Work other) {
    return new Work(
        parameters + other.parameters,
        multiplyAdds + other.multiplyAdds,
        values + other.values,
        normalised + other.normalised,
        operations + other.operations);
  }
}
