/**
 * Python 2 pickles (protocol 2) of numbers, strings, lists, dictionaries and numpy byte arrays:
 * read as data, with nothing that could be run.
 */
@NullMarked
package dev.layerwise.dataset.pickle;

import org.jspecify.annotations.NullMarked;
