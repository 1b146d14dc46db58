package dev.layerwise.bench;

import com.fasterxml.jackson.databind.JsonNode;

/** A network to begin with, and a plan that suits it. */
record Starter(String id, String name, String summary, JsonNode network, JsonNode training) {}
