package dev.layerwise.run;

import dev.layerwise.quota.Quota;
import dev.layerwise.quota.Slice;
import dev.layerwise.quota.Use;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a locked run that decide its next step. */
record HeldRun(
    UUID id,
    UUID accountId,
    RunState state,
    @Nullable String wanted,
    String lane,
    boolean sitePays,
    long fence,
    int attempts,
    int workerLosses,
    int slice,
    long sliceDeviceMs,
    long sliceReservedMs,
    @Nullable Instant sliceStartedAt,
    @Nullable Instant releasedAt,
    int chargeCarry,
    int checkpointSlice) {

  /** What its device time is charged as. */
  String price() {
    return sitePays ? Quota.SITE_PAYS : lane;
  }

  /** The present slice as far as it is used. */
  Use use() {
    return new Use(reserved(), price(), sliceStartedAt, releasedAt, chargeCarry);
  }

  Slice reserved() {
    return new Slice(id, fence, slice, sliceDeviceMs, sliceReservedMs);
  }

  boolean hasSlice() {
    return sliceDeviceMs > 0;
  }
}
