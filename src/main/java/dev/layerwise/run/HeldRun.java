package dev.layerwise.run;

import dev.layerwise.quota.Slice;
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
    long fence,
    int attempts,
    int slice,
    long sliceDeviceMs,
    long sliceReservedMs,
    @Nullable Instant sliceStartedAt,
    int checkpointSlice) {

  Slice reserved() {
    return new Slice(id, fence, slice, sliceDeviceMs, sliceReservedMs);
  }

  boolean hasSlice() {
    return sliceDeviceMs > 0;
  }
}
