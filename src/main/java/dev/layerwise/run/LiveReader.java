package dev.layerwise.run;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * This node's viewers, and the one thread that brings them news. Signals wake it; without any it
 * looks by itself, oftener when none can come.
 */
@ApplicationScoped
class LiveReader {
  private static final Logger LOG = Logger.getLogger(LiveReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_ALONE = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final long SWEEP_NANOS = Duration.ofMillis(250).toNanos();

  private final LiveFeed feed;
  private final Signals signals;
  private final LiveSettings settings;
  private final Map<UUID, WatchedRun> watched = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Object wake = new Object();
  private boolean awake;
  private volatile boolean running;
  private boolean databaseAway;
  private long sweptAt = System.nanoTime();

  LiveReader(LiveFeed feed, Signals signals, LiveSettings settings, LiveMeters meters) {
    this.feed = feed;
    this.signals = signals;
    this.settings = settings;
    meters.watchViewers(
        open::get, () -> watched.values().stream().mapToInt(WatchedRun::size).sum());
  }

  void start(@Observes StartupEvent event) {
    running = true;
    signals.onEvents(this::wakeIfWatched);
    var thread = new Thread(this::readInTurn, "live-reader");
    thread.setDaemon(true);
    thread.start();
  }

  /** Tells everybody to come back, while the server's doors are still open. */
  void sayGoodbye(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    running = false;
    viewers().forEach(viewer -> viewer.close(Farewell.RESTART));
    var patience = System.nanoTime() + GOODBYE.toNanos();
    while (open.get() > 0 && System.nanoTime() < patience) {
      Thread.sleep(PAUSE.toMillis());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    wake();
  }

  boolean hasRoom() {
    return running && open.get() < settings.most();
  }

  List<Viewer> viewers() {
    return watched.values().stream().flatMap(run -> run.viewers().stream()).toList();
  }

  void add(Viewer viewer) {
    open.incrementAndGet();
    watched.compute(
        viewer.seat().run(),
        (id, here) -> {
          var run = here == null ? new WatchedRun(id) : here;
          run.viewers().add(viewer);
          return run;
        });
    if (!running) {
      viewer.close(Farewell.RESTART);
    }
    wake();
  }

  void remove(Viewer viewer) {
    open.decrementAndGet();
    watched.computeIfPresent(
        viewer.seat().run(),
        (id, run) -> {
          run.viewers().remove(viewer);
          return run.viewers().isEmpty() ? null : run;
        });
  }

  private void wakeIfWatched(Set<UUID> runs) {
    if (runs.stream().anyMatch(watched::containsKey)) {
      wake();
    }
  }

  private void wake() {
    synchronized (wake) {
      awake = true;
      wake.notifyAll();
    }
  }

  private void readInTurn() {
    while (running) {
      try {
        await();
        keepAlive();
        read();
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void await() throws InterruptedException {
    synchronized (wake) {
      if (!awake) {
        var poll = signals.canCome() ? POLL : POLL_ALONE;
        wake.wait(watched.isEmpty() ? 0 : poll.toMillis());
      }
      awake = false;
    }
  }

  /** Sockets outlive the database's absence, and go on when it is back. */
  private void read() {
    try {
      if (feed.bring(watched, this::wake)) {
        wake();
      }
      if (databaseAway) {
        LOG.info("Live events go on");
        databaseAway = false;
      }
    } catch (Exception e) {
      if (running && !databaseAway) {
        LOG.warnf("Live events pause while the database is away: %s", e.getMessage());
        databaseAway = true;
      }
    }
  }

  private void keepAlive() {
    long now = System.nanoTime();
    if (now - sweptAt >= SWEEP_NANOS) {
      sweptAt = now;
      watched
          .values()
          .forEach(run -> run.viewers().forEach(one -> one.keepAlive(now, settings.patience())));
    }
  }
}
