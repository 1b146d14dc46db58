package dev.layerwise.network;

/** An element-wise function after a layer; the JSON name is the constant in camel case. */
public enum Activation {
  LINEAR,
  RELU,
  LEAKY_RELU,
  ELU,
  GELU,
  SILU,
  SIGMOID,
  TANH,
  SOFTMAX
}
