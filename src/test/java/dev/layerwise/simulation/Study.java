package dev.layerwise.simulation;

/** A question, and how the simulator answers it. */
interface Study {
  String name();

  Report report(Laboratory laboratory) throws Exception;
}
