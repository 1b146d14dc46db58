package dev.layerwise.network;

/** A function applied after a layer; the JSON name is the constant in camel case. */
public enum Activation {
  LINEAR("Linear", "Leaves every number as it is."),
  RELU("ReLU", "Keeps positive numbers and turns negative ones into zero: the usual choice."),
  LEAKY_RELU(
      "Leaky ReLU",
      "Like ReLU, but lets a little of the negative numbers through, so no unit dies."),
  ELU("ELU", "Like ReLU, with a smooth bend that levels off at −1."),
  GELU("GELU", "A smooth ReLU, common in transformers."),
  SILU("SiLU", "A smooth ReLU that dips slightly below zero; also called swish."),
  SIGMOID("Sigmoid", "Squeezes every number into 0 to 1; learns slowly in deep networks."),
  TANH("Tanh", "Squeezes every number into −1 to 1; good in small networks."),
  SOFTMAX(
      "Softmax",
      "Turns a list into shares that add up to 1; the output does this by itself already.");

  private final String label;
  private final String help;

  Activation(String label, String help) {
    this.label = label;
    this.help = help;
  }

  public String label() {
    return label;
  }

  /** One sentence for someone who meets it for the first time. */
  public String help() {
    return help;
  }
}
