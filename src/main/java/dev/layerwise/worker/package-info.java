/** The supervisor of one host's devices: claims runs, keeps trainers warm, reports what they do. */
@NullMarked
package dev.layerwise.worker;

import org.jspecify.annotations.NullMarked;
