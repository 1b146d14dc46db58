package dev.layerwise.simulation;

import java.util.Map;

/**
 * What a study found.
 *
 * @param markdown for the page of results
 * @param pictures SVG by file name
 */
record Report(String markdown, Map<String, String> pictures) {}
