package dev.layerwise.simulation;

/**
 * Students who behave alike.
 *
 * @param weight of their class: how much of the devices each is due, relative to others
 */
record Group(String name, int students, double weight, Arrivals arrivals, Lengths lengths) {}
