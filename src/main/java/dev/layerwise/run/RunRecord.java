package dev.layerwise.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run trained and what came of it, as the site itself wrote it down: nothing here was sent
 * by a browser after the run was frozen.
 *
 * @param network canonical JSON
 * @param training likewise
 * @param testAccuracy on the test split, which no run trains on; null when nothing was tested
 * @param heldMs device time, whatever it cost
 * @param lost whether it failed because workers or trainers died, not by what it trained
 * @param checkOf the attempt at a challenge that it checks
 */
public record RunRecord(
    UUID id,
    UUID owner,
    RunState state,
    @Nullable String message,
    String dataset,
    String network,
    String training,
    int epochs,
    long parameters,
    @Nullable Double testLoss,
    @Nullable Double testAccuracy,
    long heldMs,
    boolean lost,
    @Nullable UUID checkOf,
    Instant createdAt) {}
