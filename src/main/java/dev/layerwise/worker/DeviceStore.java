package dev.layerwise.worker;

import dev.layerwise.incident.Incident;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.incident.Incidents;
import dev.layerwise.run.Claimant;
import dev.layerwise.run.DeviceCensus;
import dev.layerwise.training.DeviceDescription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The site's workers and their devices, as rows. Only the database's clock is used. */
@Singleton
final class DeviceStore {
  /** Rows of workers that nobody has seen for so long are dropped. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  /** Likewise with a device out of service: its host may be away for long, and must not forget. */
  private static final Duration DRAINED_FORGOTTEN_AFTER = Duration.ofDays(30);

  private final Jdbi jdbi;
  private final Incidents incidents;

  DeviceStore(Jdbi jdbi, Incidents incidents) {
    this.jdbi = jdbi;
    this.incidents = incidents;
  }

  /** A device's row, with its worker's. */
  record DeviceRow(
      UUID id,
      UUID workerId,
      String worker,
      String slot,
      String kind,
      @Nullable String name,
      @Nullable String engine,
      @Nullable Long memoryBytes,
      DeviceState state,
      @Nullable UUID run,
      @Nullable String runName,
      @Nullable UUID runOwner,
      @Nullable String runOwnerName,
      @Nullable String error,
      @Nullable Instant retryAt,
      @Nullable Long memoryUsedBytes,
      @Nullable Long memoryLimitBytes,
      @Nullable DrainMode drain,
      @Nullable Instant drainAskedAt,
      @Nullable String drainAskedBy,
      Instant changedAt,
      Instant seenAt,
      boolean offline) {}

  /** The ids under which the site knows a worker and its devices. */
  record Registration(UUID worker, UUID session, Map<DeviceSlot, UUID> devices) {
    Claimant claimant(DeviceSlot slot) {
      return new Claimant(worker, device(slot).id(), slot.kind());
    }

    Served device(DeviceSlot slot) {
      return new Served(Objects.requireNonNull(devices.get(slot)), session);
    }
  }

  /**
   * A device and the process that serves it. What a process writes after another has taken its name
   * changes nothing: the row is the other's.
   */
  record Served(UUID id, UUID session) {}

  /**
   * Takes this name for a process that starts now, with exactly these devices. A device that was
   * there before keeps its id.
   */
  Registration register(String worker, UUID session, List<DeviceSlot> slots) {
    return jdbi.inTransaction(
        handle -> {
          forgetOthers(handle, worker);
          var id = upsertWorker(handle, worker, session);
          dropDevicesExcept(handle, id, slots);
          var devices = new LinkedHashMap<DeviceSlot, UUID>();
          slots.forEach(slot -> devices.put(slot, upsertDevice(handle, id, slot)));
          return new Registration(id, session, devices);
        });
  }

  private static void forgetOthers(Handle handle, String worker) {
    handle
        .createUpdate(
            """
            DELETE FROM worker w
             WHERE name <> :name
               AND seen_at < site_now() - CASE
                     WHEN EXISTS (SELECT FROM device d WHERE d.worker = w.id AND d.drain IS NOT NULL)
                     THEN :drained ELSE :age END
            """)
        .bind("name", worker)
        .bind("age", FORGOTTEN_AFTER)
        .bind("drained", DRAINED_FORGOTTEN_AFTER)
        .execute();
  }

  private static UUID upsertWorker(Handle handle, String worker, UUID session) {
    return handle
        .createQuery(
            """
            INSERT INTO worker (id, name, session, started_at, seen_at)
            VALUES (gen_random_uuid(), :name, :session, site_now(), site_now())
            ON CONFLICT (name) DO UPDATE
               SET session = :session, started_at = site_now(), seen_at = site_now(), stopped_at = NULL
            RETURNING id
            """)
        .bind("name", worker)
        .bind("session", session)
        .mapTo(UUID.class)
        .one();
  }

  private static void dropDevicesExcept(Handle handle, UUID worker, List<DeviceSlot> slots) {
    handle
        .createUpdate("DELETE FROM device WHERE worker = :worker AND slot <> ALL (:slots)")
        .bind("worker", worker)
        .bindArray("slots", String.class, slots.stream().map(DeviceSlot::name).toArray())
        .execute();
  }

  private static UUID upsertDevice(Handle handle, UUID worker, DeviceSlot slot) {
    return handle
        .createQuery(
            """
            INSERT INTO device (id, worker, slot, kind, state, changed_at)
            VALUES (gen_random_uuid(), :worker, :slot, :kind, 'STARTING', site_now())
            ON CONFLICT (worker, slot) DO UPDATE
               SET state = 'STARTING', run = NULL, error = NULL, retry_at = NULL,
                   memory_used_bytes = NULL, changed_at = site_now()
            RETURNING id
            """)
        .bind("worker", worker)
        .bind("slot", slot.name())
        .bind("kind", slot.kind())
        .mapTo(UUID.class)
        .one();
  }

  /** Says that this process lives; false when another one has taken its name. */
  boolean seen(String worker, UUID session) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE worker SET seen_at = site_now() WHERE name = :name AND session = :session")
                    .bind("name", worker)
                    .bind("session", session)
                    .execute()
                == 1);
  }

  /** Says that this process has left in good order. */
  void stopped(String worker, UUID session) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE worker SET stopped_at = site_now() WHERE name = :name AND session = :session")
                .bind("name", worker)
                .bind("session", session)
                .execute());
  }

  /** The device is free, and what it is has been verified by a real operation. */
  void idle(Served device, DeviceDescription found) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE device
                       SET state = 'IDLE', run = NULL, error = NULL, retry_at = NULL, name = :name,
                           engine = :engine, memory_bytes = :memory, changed_at = site_now()
                     WHERE id = :device
                       AND worker IN (SELECT w.id FROM worker w WHERE w.session = :session)
                    """)
                .bind("device", device.id())
                .bind("session", device.session())
                .bind("name", found.name())
                .bind("engine", found.engine())
                .bind("memory", found.memoryBytes())
                .execute());
  }

  /** The device does something else; an earlier failure's words stay until it is idle again. */
  void change(Served device, DeviceState state, @Nullable UUID run) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE device SET state = :state, run = :run, retry_at = NULL,
                                      changed_at = site_now()
                     WHERE id = :device
                       AND worker IN (SELECT w.id FROM worker w WHERE w.session = :session)
                    """)
                .bind("device", device.id())
                .bind("session", device.session())
                .bind("state", state)
                .bind("run", run)
                .execute());
  }

  /** The device's trainer does not start, for this reason; it is tried again after this time. */
  void failed(Served device, String error, Duration again) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createQuery(
                  """
                  UPDATE device d
                     SET state = 'FAILED', run = NULL, error = :error,
                         retry_at = site_now() + :again, changed_at = site_now()
                   WHERE id = :device
                     AND worker IN (SELECT w.id FROM worker w WHERE w.session = :session)
                  RETURNING (SELECT name FROM worker w WHERE w.id = d.worker) AS worker, slot
                  """)
              .bind("device", device.id())
              .bind("session", device.session())
              .bind("error", error)
              .bind("again", again)
              .mapTo(Place.class)
              .findOne()
              .ifPresent(place -> incidents.record(failure(place, error)));
        });
  }

  /** Where a device is. */
  record Place(String worker, String slot) {}

  private static Incident failure(Place place, String error) {
    return Incident.ofDevice(
        IncidentKind.DEVICE_FAILED,
        place.worker(),
        place.slot(),
        error,
        "The device takes no runs; its trainer is started again, at most a minute apart.");
  }

  /**
   * Of the host's memory, what a device's trainer holds and may hold.
   *
   * @param used null while there is no trainer
   */
  record MemoryUse(UUID device, @Nullable Long used, long limit) {}

  void remember(List<MemoryUse> uses) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  UPDATE device SET memory_used_bytes = :used, memory_limit_bytes = :limit
                   WHERE id = :device
                  """);
          for (var use : uses) {
            batch
                .bind("device", use.device())
                .bind("used", use.used())
                .bind("limit", use.limit())
                .add();
          }
          batch.execute();
        });
  }

  private static final String ROWS =
      """
      SELECT d.id, w.id AS worker_id, w.name AS worker, d.slot, d.kind, d.name, d.engine,
             d.memory_bytes, d.state, d.run, r.name AS run_name, r.account_id AS run_owner,
             owner.name AS run_owner_name, d.error, d.retry_at, d.memory_used_bytes,
             d.memory_limit_bytes, d.drain, d.drain_asked_at, admin.name AS drain_asked_by,
             d.changed_at, w.seen_at,
             w.stopped_at IS NOT NULL OR w.seen_at < site_now() - interval '30 seconds' AS offline
        FROM device d JOIN worker w ON w.id = d.worker
             LEFT JOIN run r ON r.id = d.run
             LEFT JOIN account owner ON owner.id = r.account_id
             LEFT JOIN account admin ON admin.id = d.drain_asked_by
      """;

  List<DeviceRow> all() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(ROWS + "ORDER BY w.name, d.slot").mapTo(DeviceRow.class).list());
  }

  Optional<DeviceRow> find(UUID device) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROWS + "WHERE d.id = :device")
                .bind("device", device)
                .mapTo(DeviceRow.class)
                .findOne());
  }

  /** The verified devices of workers that were heard of lately, and that take runs. */
  List<DeviceCensus.Serving> serving() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT d.id AS device, d.kind, d.memory_bytes
                      FROM device d JOIN worker w ON w.id = d.worker
                     WHERE d.state IN ('STARTING', 'IDLE', 'BUSY') AND d.memory_bytes IS NOT NULL
                       AND d.drain IS NULL AND d.error IS NULL
                       AND w.stopped_at IS NULL AND w.seen_at >= site_now() - interval '30 seconds'
                    """)
                .mapTo(DeviceCensus.Serving.class)
                .list());
  }
}
