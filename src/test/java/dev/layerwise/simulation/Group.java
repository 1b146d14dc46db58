package dev.layerwise.simulation;

/** Students who behave alike. */
record Group(String name, int students, Arrivals arrivals, Lengths lengths) {}
