package dev.layerwise.run;

/**
 * A run at the moment that something happened in it, by the database's clock.
 *
 * @param heldMs how long it has held devices
 * @param ageMs how long ago it was submitted
 */
record RunMoment(long lastSeq, String lane, long fence, long heldMs, long ageMs) {}
