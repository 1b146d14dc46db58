package dev.layerwise.run;

/** What a worker is to do with the run it holds. */
public enum Order {
  /** Go on. */
  CONTINUE,
  /** Stop between two batches, test and keep what was learned, then finish as STOPPED. */
  STOP,
  /** Write a checkpoint at the next chunk's end, then finish as PAUSED. */
  PAUSE,
  /** Write a checkpoint at the next chunk's end, then hand it back: a short run goes first. */
  YIELD,
  /** The run is somebody else's: kill the trainer, write nothing. */
  LOST
}
