/** How a network learns, and the words that worker and trainer say to each other. Plain Java. */
@NullMarked
package dev.layerwise.training;

import org.jspecify.annotations.NullMarked;
