package dev.layerwise.worker;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** This process's devices, each with its lane, under one name on the devices page. */
final class Worker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Worker.class);

  /** A lane gets this long to checkpoint and give back its run. */
  private static final Duration LEAVE = Duration.ofSeconds(40);

  private final String name;
  private final UUID id;
  private final UUID session;
  private final DeviceLane.Crew crew;
  private final List<DeviceLane> lanes;
  private final List<Thread> threads;
  private final ScheduledExecutorService heart;

  private Worker(String name, UUID id, UUID session, DeviceLane.Crew crew, List<DeviceLane> lanes) {
    this.name = name;
    this.id = id;
    this.session = session;
    this.crew = crew;
    this.lanes = lanes;
    this.threads =
        lanes.stream()
            .map(lane -> new Thread(() -> serve(name, lane), "device-" + lane.slot().name()))
            .toList();
    this.heart = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "worker-heart"));
  }

  /** Every line that is logged here says which worker and device it is about. */
  private static void serve(String name, DeviceLane lane) {
    MDC.put("worker", name);
    MDC.put("device", lane.slot().name());
    lane.run();
  }

  private static Thread daemon(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Registers the devices and begins to serve them. */
  static Worker start(String name, List<DeviceSlot> slots, DeviceLane.Crew crew, Pace pace) {
    var session = UUID.randomUUID();
    var ids = crew.devices().register(name, session, slots);
    int left = crew.attempts().requeueHeldBy(ids.worker());
    if (left > 0) {
      LOG.infof("%d runs of this worker's last start are queued again", left);
    }
    var lanes = slots.stream().map(slot -> new DeviceLane(slot, ids, crew, pace)).toList();
    var worker = new Worker(name, ids.worker(), session, crew, lanes);
    worker.heed();
    worker.threads.forEach(Thread::start);
    long beat = pace.heartbeat().toMillis();
    worker.heart.scheduleWithFixedDelay(worker::beat, beat, beat, TimeUnit.MILLISECONDS);
    return worker;
  }

  List<DeviceLane> lanes() {
    return lanes;
  }

  /** Look again, all: see {@link DeviceLane#nudge}. */
  void nudge() {
    lanes.forEach(DeviceLane::nudge);
    try {
      heart.execute(this::heed);
    } catch (RejectedExecutionException e) {
      LOG.debugf("Worker %s leaves and heeds nobody any more", name);
    }
  }

  /** Hands each lane what an admin wants of its device. */
  private void heed() {
    try {
      var wishes = crew.drains().wishes(id);
      lanes.forEach(lane -> lane.heed(wishes.get(lane.device())));
    } catch (Exception e) {
      LOG.warnf("What is wanted of the devices could not be read: %s", e.getMessage());
    }
  }

  private void beat() {
    try {
      if (!crew.devices().seen(name, session)) {
        LOG.errorf(
            "Another worker has registered under the name %s, so this one takes no more runs. Give"
                + " each its own layerwise.worker.name.",
            name);
        lanes.forEach(DeviceLane::leave);
        heart.shutdown();
        return;
      }
      heed();
      crew.devices().remember(lanes.stream().map(this::memoryOf).toList());
    } catch (Exception e) {
      LOG.warnf("The worker could not report itself: %s", e.getMessage());
    }
  }

  private DeviceStore.MemoryUse memoryOf(DeviceLane lane) {
    var used = lane.memoryUsed();
    return new DeviceStore.MemoryUse(
        lane.device(),
        used.isPresent() ? used.getAsLong() : null,
        crew.attempts().limits().memoryBytes());
  }

  /** Leaves in good order: what trains is checkpointed and queued again before this returns. */
  @Override
  public void close() {
    heart.shutdownNow();
    lanes.forEach(DeviceLane::leave);
    try {
      long end = System.nanoTime() + LEAVE.toNanos();
      for (var thread : threads) {
        TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
        thread.interrupt();
      }
      crew.devices().stopped(name, session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warnf("The worker left without signing off: %s", e.getMessage());
    }
  }
}
