package dev.layerwise.worker;

/** What a device does now. */
enum DeviceState {
  /** Its trainer is being started, or tried again after a failure. */
  STARTING,
  /** A trainer waits, ready; a run would start at once. */
  IDLE,
  /** It trains a run. */
  BUSY,
  /** Its trainer does not start; the device's error says why. */
  FAILED,
  /** It takes no new run: its worker is shutting down. */
  DRAINING,
  /** Out of service: no run, no trainer. It waits until an admin puts it back. */
  DRAINED
}
