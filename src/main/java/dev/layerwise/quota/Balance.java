package dev.layerwise.quota;

import java.time.Instant;
import java.util.UUID;

/** An account's row, at a moment of the database's clock. */
record Balance(
    UUID accountId,
    Instant weekStart,
    long grantedMs,
    long chargedMs,
    long reservedMs,
    Instant now) {

  long leftMs() {
    return grantedMs - chargedMs - reservedMs;
  }
}
