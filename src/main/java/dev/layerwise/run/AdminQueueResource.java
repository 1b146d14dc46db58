package dev.layerwise.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole queue, for admins. */
@Path("/api/admin/queue")
@RolesAllowed("admin")
class AdminQueueResource {
  /**
   * The queue, and how many waited in its lanes over the last hour.
   *
   * @param waiting those next in line first, of each lane the {@code mostShown} that have waited
   *     longest
   */
  record QueueNow(
      List<LaneView> lanes, List<WaitingRun> waiting, int mostShown, List<QueueSample> lastHour) {}

  /**
   * A kind of device and what it has to do.
   *
   * @param devices how many take runs now
   * @param emptyInSeconds how long they need for all of it; null while there is no device
   */
  record LaneView(
      String lane,
      long waiting,
      long preparing,
      long training,
      long paused,
      int devices,
      long oldestWaitSeconds,
      @Nullable Long emptyInSeconds) {}

  /** A run in the queue, its place as its owner sees it. */
  record WaitingRun(
      UUID run,
      String name,
      UUID owner,
      String ownerName,
      String dataset,
      String lane,
      int position,
      @Nullable Long etaSeconds,
      String why,
      long waitedSeconds,
      long estimateSeconds) {}

  /** How many waited at a moment, by lane. */
  record QueueSample(Instant at, Map<String, Long> waiting) {}

  private final AdminQueue queue;

  AdminQueueResource(AdminQueue queue) {
    this.queue = queue;
  }

  @GET
  public QueueNow queue() {
    return queue.now();
  }
}
