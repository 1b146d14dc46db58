package dev.layerwise.worker;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.worker.DeviceStore.DeviceRow;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A device as a person may see it.
 *
 * @param device its id once more, the name under which the page knows it
 * @param slot its place on the host, such as {@code gpu1}
 * @param name as its trainer found it; the slot until then
 * @param state starting, idle, busy, failed, draining, or offline when its worker is silent
 * @param run what it trains, for those who may see that run
 * @param error why it failed, in words
 * @param since when it came into this state
 * @param seenAt when its worker was last heard of
 */
record DeviceView(
    UUID id,
    UUID device,
    String worker,
    String slot,
    @Schema(enumeration = {"cpu", "gpu"}) String kind,
    String name,
    @Nullable String engine,
    @Nullable Long memoryBytes,
    @Schema(enumeration = {"starting", "idle", "busy", "failed", "draining", "offline"})
        String state,
    @Nullable UUID run,
    @Nullable String error,
    Instant since,
    Instant seenAt) {

  static DeviceView of(DeviceRow row, Person viewer) {
    boolean maySeeRun = viewer.role() != Role.STUDENT || viewer.id().equals(row.runOwner());
    return new DeviceView(
        row.id(),
        row.id(),
        row.worker(),
        row.slot(),
        row.kind(),
        row.name() == null ? row.slot() : row.name(),
        row.engine(),
        row.memoryBytes(),
        row.offline() ? "offline" : row.state().name().toLowerCase(Locale.ROOT),
        maySeeRun && !row.offline() ? row.run() : null,
        row.error(),
        row.changedAt(),
        row.seenAt());
  }
}
