package dev.layerwise.network;

/**
 * What layers cost for one sample, forward.
 *
 * @param parameters numbers that are learned
 * @param multiplyAdds multiplications with additions
 * @param values numbers that come out, kept for the way back
 * @param operations steps that a device is asked for one by one
 */
public record Work(long parameters, long multiplyAdds, long values, int operations) {
  public static final Work NONE = new Work(0, 0, 0, 0);

  /** The work of a layer that holds no others. */
  static Work of(Layer layer, Shape input) {
    return new Work(
        layer.parametersFor(input), layer.multiplyAddsFor(input), layer.outputFor(input).size(), 1);
  }

  Work plus(Work other) {
    return new Work(
        parameters + other.parameters,
        multiplyAdds + other.multiplyAdds,
        values + other.values,
        operations + other.operations);
  }
}
