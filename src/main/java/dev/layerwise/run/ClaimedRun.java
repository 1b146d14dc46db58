package dev.layerwise.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run handed to one device.
 *
 * @param network the frozen network's JSON
 * @param training the frozen plan's JSON
 * @param checkpointBlob where to go on from; null to start afresh
 * @param checkpointEpoch the epoch of the checkpoint, null without one
 * @param checkpointBatch batches done in that epoch, null without a checkpoint
 * @param attempts how often the run was lost before
 * @param heldMs device time that it took so far
 * @param traceparent the W3C trace context of its submission; null when that was not traced
 */
public record ClaimedRun(
    UUID id,
    long fenceNumber,
    String name,
    String dataset,
    String datasetVersion,
    String network,
    String training,
    @Nullable String checkpointBlob,
    @Nullable Integer checkpointEpoch,
    @Nullable Integer checkpointBatch,
    int attempts,
    long heldMs,
    @Nullable String traceparent) {

  public Fence fence() {
    return new Fence(id, fenceNumber);
  }
}
