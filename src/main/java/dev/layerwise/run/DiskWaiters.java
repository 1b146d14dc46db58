package dev.layerwise.run;

import dev.layerwise.blob.BlobStore;
import dev.layerwise.quota.Quota;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Queues runs that rest because a disk was full, once the site's data folder has room again. */
@ApplicationScoped
class DiskWaiters {
  /** A checkpoint of a large network; one that needs more rests again and is paid back again. */
  private static final int ROOM_BYTES = 64 << 20;

  private final Jdbi jdbi;
  private final Quota quota;
  private final LifeStore life;
  private final RunStore runs;
  private final EventStore events;
  private final BlobStore blobs;

  DiskWaiters(
      Jdbi jdbi, Quota quota, LifeStore life, RunStore runs, EventStore events, BlobStore blobs) {
    this.jdbi = jdbi;
    this.quota = quota;
    this.life = life;
    this.runs = runs;
    this.events = events;
    this.blobs = blobs;
  }

  int resume() {
    var waiting = runs.waitingForDisk();
    if (waiting.isEmpty() || !blobs.hasRoomFor(ROOM_BYTES)) {
      return 0;
    }
    return (int) waiting.stream().filter(this::resume).count();
  }

  private boolean resume(UUID id) {
    return jdbi.inTransaction(
        tx -> {
          var account = runs.owner(id);
          account.ifPresent(quota::lock);
          return life.lock(id)
              .filter(run -> run.state() == RunState.PAUSED)
              .map(this::queue)
              .orElse(false);
        });
  }

  private boolean queue(HeldRun run) {
    var slice = quota.reserve(run.accountId(), run.id(), run.fence(), run.slice() + 1, run.price());
    slice.ifPresent(
        reserved -> {
          life.queue(run.id(), reserved, null, run.attempts());
          events.append(
              run.id(),
              List.of(new RunEvent.StateChanged(RunState.QUEUED.name(), null, null, null)));
        });
    return slice.isPresent();
  }
}
