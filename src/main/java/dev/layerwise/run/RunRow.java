package dev.layerwise.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run's row, as far as it is shown. */
record RunRow(
    UUID id,
    UUID accountId,
    String ownerName,
    String name,
    RunState state,
    @Nullable String pausedFor,
    @Nullable String wanted,
    @Nullable String message,
    String dataset,
    String datasetVersion,
    String network,
    String training,
    @Nullable String lesson,
    String lane,
    int epochs,
    long parameters,
    @Nullable String device,
    int attempts,
    long chargedMs,
    long lastSeq,
    @Nullable Integer epoch,
    @Nullable Integer batch,
    @Nullable Integer batches,
    @Nullable Integer bestEpoch,
    @Nullable Double bestAccuracy,
    List<Double> curve,
    @Nullable Double testLoss,
    @Nullable Double testAccuracy,
    @Nullable String predictionsBlob,
    @Nullable UUID checkOf,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
