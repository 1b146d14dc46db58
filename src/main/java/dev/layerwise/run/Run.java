package dev.layerwise.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.training.DeviceDescription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run as its page shows it.
 *
 * @param pausedFor {@code student}, {@code quota} or {@code disk}
 * @param resumesAt when a run that is paused for quota goes on by itself at the latest
 * @param pausing whether it trains until its next checkpoint, and pauses there
 * @param curve accuracy after each epoch: on held-out samples, or on the training samples without
 *     any
 */
record Run(
    UUID id,
    String name,
    RunState state,
    @Schema(enumeration = {"student", "quota", "disk"}) @Nullable String pausedFor,
    @Nullable Instant resumesAt,
    boolean pausing,
    @Nullable String message,
    Owner owner,
    String dataset,
    String datasetVersion,
    @Schema(ref = "Network") JsonNode network,
    @Schema(ref = "TrainingPlan") JsonNode training,
    @Nullable String lesson,
    @Nullable QueuePlace queue,
    @Nullable Progress progress,
    @Nullable Best best,
    @Nullable Metrics metrics,
    long parameters,
    @Nullable DeviceDescription device,
    int attempts,
    long chargedMs,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    long lastSeq,
    List<Double> curve) {

  /** Who submitted it. */
  @Schema(name = "RunOwner")
  record Owner(UUID id, String name) {}

  /**
   * Where a waiting run stands.
   *
   * @param position from 1
   * @param etaSeconds until it starts; null when that cannot be known
   * @param why in words for a student
   */
  record QueuePlace(int position, @Nullable Long etaSeconds, String why) {}

  /** How far it is: {@code batch} of {@code batches} in {@code epoch} of {@code epochs}. */
  @Schema(name = "RunProgress")
  record Progress(int epoch, int epochs, int batch, int batches) {}

  /** Its best epoch. */
  @Schema(name = "BestEpoch")
  record Best(int epoch, double validationAccuracy) {}

  /** How it did on the test split. */
  @Schema(name = "RunMetrics")
  record Metrics(double testLoss, double testAccuracy) {}
}
