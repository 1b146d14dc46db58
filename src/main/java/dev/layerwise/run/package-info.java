/** A run's life from submission to its end: the queue, its events, and who may watch them. */
@NullMarked
package dev.layerwise.run;

import org.jspecify.annotations.NullMarked;
