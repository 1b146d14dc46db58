package dev.layerwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A network and a plan that may have flaws. */
@Schema(requiredProperties = {"dataset", "network", "training"})
record CheckRequest(
    @Nullable String dataset,
    @Schema(ref = "Network") @Nullable JsonNode network,
    @Schema(ref = "TrainingPlan") @Nullable JsonNode training) {}
