package dev.layerwise.worker;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.worker.DeviceStore.DeviceRow;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A device as a person may see it.
 *
 * @param device its id once more, the name under which the page knows it
 * @param workerId the worker it belongs to
 * @param slot its place on the host, such as {@code gpu1}
 * @param name as its trainer found it; the slot until then
 * @param memoryBytes what a run may use of the device
 * @param memoryUsedBytes of the host's memory, what its trainer holds now
 * @param memoryLimitBytes of the host's memory, what its trainer may hold at most
 * @param state starting, idle, busy, failed, draining, drained, or offline when its worker is
 *     silent
 * @param run what it trains, for those who may see that run; likewise its name and whose it is
 * @param error why it failed, in words; kept while it is tried again
 * @param retryAt when a failed device is tried again
 * @param drain how an admin wants it taken out of service
 * @param since when it came into this state
 * @param seenAt when its worker was last heard of
 */
record DeviceView(
    UUID id,
    UUID device,
    UUID workerId,
    String worker,
    String slot,
    @Schema(enumeration = {"cpu", "gpu"}) String kind,
    String name,
    @Nullable String engine,
    @Nullable Long memoryBytes,
    @Nullable Long memoryUsedBytes,
    @Nullable Long memoryLimitBytes,
    @Schema(enumeration = {"starting", "idle", "busy", "failed", "draining", "drained", "offline"})
        String state,
    @Nullable UUID run,
    @Nullable String runName,
    @Nullable String runOwner,
    @Nullable String error,
    @Nullable Instant retryAt,
    @Nullable @Schema(enumeration = {"finish", "checkpoint"}) String drain,
    @Nullable Instant drainAskedAt,
    @Nullable String drainAskedBy,
    Instant since,
    Instant seenAt) {

  static DeviceView of(DeviceRow row, Person viewer) {
    boolean staff = viewer.role() != Role.STUDENT;
    boolean showsRun = !row.offline() && (staff || viewer.id().equals(row.runOwner()));
    return new DeviceView(
        row.id(),
        row.id(),
        row.workerId(),
        row.worker(),
        row.slot(),
        row.kind(),
        row.name() == null ? row.slot() : row.name(),
        row.engine(),
        row.memoryBytes(),
        row.memoryUsedBytes(),
        row.memoryLimitBytes(),
        state(row),
        showsRun ? row.run() : null,
        showsRun ? row.runName() : null,
        showsRun ? row.runOwnerName() : null,
        row.error(),
        row.retryAt(),
        lower(row.drain()),
        row.drainAskedAt(),
        staff ? row.drainAskedBy() : null,
        row.changedAt(),
        row.seenAt());
  }

  private static String state(DeviceRow row) {
    if (row.offline()) {
      return "offline";
    }
    if (row.drain() != null) {
      return row.state() == DeviceState.DRAINED ? "drained" : "draining";
    }
    // One that is being tried again has not become better yet.
    var shown = row.state() == DeviceState.STARTING && row.error() != null;
    return shown ? "failed" : Objects.requireNonNull(lower(row.state()));
  }

  private static @Nullable String lower(@Nullable Enum<?> name) {
    return name == null ? null : name.name().toLowerCase(Locale.ROOT);
  }
}
