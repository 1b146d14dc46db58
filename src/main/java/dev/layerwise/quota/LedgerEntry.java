package dev.layerwise.quota;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the ledger with its run's name. */
record LedgerEntry(
    Instant at,
    String kind,
    long ms,
    @Nullable UUID run,
    @Nullable String runName,
    @Nullable String note) {}
