/**
 * What students do with lessons, how challenges are judged, and what an instructor sees of a class.
 */
@NullMarked
package dev.layerwise.course;

import org.jspecify.annotations.NullMarked;
