package dev.layerwise.training;

/** Where the student wants a run to train; {@code AUTO} sends small work to the CPU. */
public enum DeviceChoice {
  AUTO,
  CPU,
  GPU
}
