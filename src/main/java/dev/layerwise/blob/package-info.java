/** Content-addressed files: data sets, checkpoints, predictions. */
@NullMarked
package dev.layerwise.blob;

import org.jspecify.annotations.NullMarked;
