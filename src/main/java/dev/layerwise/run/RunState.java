package dev.layerwise.run;

/** Where a run is in its life; docs/run-states.md has the diagram. */
public enum RunState {
  QUEUED,
  PREPARING,
  TRAINING,
  PAUSED,
  COMPLETED,
  FAILED,
  STOPPED;

  public boolean isLast() {
    return this == COMPLETED || this == FAILED || this == STOPPED;
  }
}
