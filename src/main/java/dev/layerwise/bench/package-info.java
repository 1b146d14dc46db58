/**
 * What the builder asks of the server: the layer catalogue, checks with their cost, and saved
 * networks.
 */
@NullMarked
package dev.layerwise.bench;

import org.jspecify.annotations.NullMarked;
