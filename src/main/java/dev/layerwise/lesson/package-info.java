/**
 * What a lesson says and asks: its text, directives and presets, their revisions, and who may see
 * what.
 */
@NullMarked
package dev.layerwise.lesson;

import org.jspecify.annotations.NullMarked;
