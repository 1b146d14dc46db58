/**
 * A site without students: the real queue under a simulated clock, for questions of fairness and of
 * capacity.
 */
package dev.layerwise.simulation;
