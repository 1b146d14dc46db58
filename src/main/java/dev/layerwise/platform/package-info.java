/** Clock, database access, problem documents and start-up. Knows no feature. */
@NullMarked
package dev.layerwise.platform;

import org.jspecify.annotations.NullMarked;
