package dev.layerwise.run;

/** The run is no longer this worker's: it must stop its trainer and write nothing more. */
public final class FenceLost extends RuntimeException {
  FenceLost(Fence fence) {
    super("Run " + fence.run() + " is no longer held under fence " + fence.number());
  }
}
