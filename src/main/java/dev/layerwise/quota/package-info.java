/** The append-only account of device time, and the weekly window it is granted in. */
@NullMarked
package dev.layerwise.quota;

import org.jspecify.annotations.NullMarked;
