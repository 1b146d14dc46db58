package dev.layerwise.worker;

/** How a device is taken out of service. */
enum DrainMode {
  /** The run at hand is trained to its end first. */
  FINISH,
  /** The run at hand is checkpointed and goes back to the queue. */
  CHECKPOINT
}
