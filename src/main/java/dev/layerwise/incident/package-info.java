/** What went wrong on the site and what it did about it, told to its admins. */
@NullMarked
package dev.layerwise.incident;

import org.jspecify.annotations.NullMarked;
