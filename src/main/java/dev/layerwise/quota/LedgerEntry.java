package dev.layerwise.quota;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger with its run's name.
 *
 * @param weekStart the week that pays or is paid back
 * @param grantedBy who gave it, for a grant beyond the weekly one
 */
record LedgerEntry(
    Instant at,
    Instant weekStart,
    String kind,
    long ms,
    @Nullable UUID run,
    @Nullable String runName,
    @Nullable String note,
    @Nullable String grantedBy) {}
