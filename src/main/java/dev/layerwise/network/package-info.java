/** What a student can build, and whether it fits together. Plain Java: no database, no device. */
@NullMarked
package dev.layerwise.network;

import org.jspecify.annotations.NullMarked;
