/** The data sets of the site: their catalogue, how they arrive, and how they are read. */
@NullMarked
package dev.layerwise.dataset;

import org.jspecify.annotations.NullMarked;
