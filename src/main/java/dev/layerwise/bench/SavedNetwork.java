package dev.layerwise.bench;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft as it is stored; it may have flaws still.
 *
 * @param mine whether the reader owns it; otherwise it was opened by its link
 */
record SavedNetwork(
    UUID id,
    String name,
    String dataset,
    @JsonRawValue @Schema(ref = "Network") String network,
    @JsonRawValue @Schema(ref = "TrainingPlan") String training,
    int version,
    boolean shared,
    boolean mine,
    Instant updatedAt) {}
