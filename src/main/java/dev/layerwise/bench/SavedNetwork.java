package dev.layerwise.bench;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it is stored; it may have flaws still.
 *
 * @param lesson the lesson that it stands beside, if any
 * @param preset the lesson's preset that it grew from
 * @param mine whether the reader owns it; otherwise it was opened by its link
 */
record SavedNetwork(
    UUID id,
    String name,
    String dataset,
    @JsonRawValue @Schema(ref = "Network") String network,
    @JsonRawValue @Schema(ref = "TrainingPlan") String training,
    @Nullable String lesson,
    @Nullable String preset,
    int version,
    boolean shared,
    boolean mine,
    Instant updatedAt) {}
