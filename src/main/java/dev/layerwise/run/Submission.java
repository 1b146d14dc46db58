package dev.layerwise.run;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a student asks to be trained, as sent: nothing of it is checked yet.
 *
 * @param name what to call the run; made from the data set's name when left out
 * @param lesson the lesson it belongs to, when it was started from one
 */
@Schema(requiredProperties = {"dataset", "network", "training"})
public record Submission(
    @Nullable String dataset,
    @Schema(ref = "Network") @Nullable JsonNode network,
    @Schema(ref = "TrainingPlan") @Nullable JsonNode training,
    @Nullable String name,
    @Nullable String lesson) {}
