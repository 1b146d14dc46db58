package dev.layerwise.course;

/**
 * How a rule came out.
 *
 * @param words what was found, to go beside what was asked
 */
record Finding(boolean met, String words) {}
