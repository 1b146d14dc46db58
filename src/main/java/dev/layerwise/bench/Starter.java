package dev.layerwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A network to begin with, and a plan that suits it. */
record Starter(
    String id,
    String name,
    String summary,
    @Schema(ref = "Network") JsonNode network,
    @Schema(ref = "TrainingPlan") JsonNode training) {}
