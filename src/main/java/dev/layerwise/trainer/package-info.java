/** The child process that trains one network on one device. The only code that loads DJL. */
@NullMarked
package dev.layerwise.trainer;

import org.jspecify.annotations.NullMarked;
