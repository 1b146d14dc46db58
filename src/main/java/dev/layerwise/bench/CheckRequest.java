package dev.layerwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A network and a plan that may have flaws. */
record CheckRequest(
    @Nullable String dataset, @Nullable JsonNode network, @Nullable JsonNode training) {}
