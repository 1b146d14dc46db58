package dev.layerwise.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * This node's one reader of events: asks for the new events of all watched runs together and hands
 * them to the viewers. Signals wake it; without any it looks by itself twice a second.
 */
@ApplicationScoped
class LiveReader {
  private static final Logger LOG = Logger.getLogger(LiveReader.class);

  /** A viewer further behind gets a snapshot. */
  static final long FAR_BEHIND = 2_000;

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final long POSITION_NANOS = Duration.ofSeconds(10).toNanos();

  private final LiveStore store;
  private final Snapshots snapshots;
  private final Signals signals;
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final Object wake = new Object();
  private boolean awake;
  private volatile boolean running;
  private long positionsToldAt = System.nanoTime();

  LiveReader(LiveStore store, Snapshots snapshots, Signals signals) {
    this.store = store;
    this.snapshots = snapshots;
    this.signals = signals;
  }

  void start(@Observes StartupEvent event) {
    running = true;
    signals.onEvents(this::wakeIfWatched);
    var thread = new Thread(this::readInTurn, "live-reader");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    wake();
  }

  void add(Viewer viewer) {
    viewers.add(viewer);
    wake();
  }

  void remove(Viewer viewer) {
    viewers.remove(viewer);
  }

  private void wakeIfWatched(Set<UUID> runs) {
    if (viewers.stream().anyMatch(viewer -> runs.contains(viewer.run()))) {
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
        read();
        tellPositions();
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!running) {
          return;
        }
        LOG.warnf("Live events pause while the database is away: %s", e.getMessage());
      }
    }
  }

  private void await() throws InterruptedException {
    synchronized (wake) {
      if (!awake) {
        wake.wait(viewers.isEmpty() ? 0 : POLL.toMillis());
      }
      awake = false;
    }
  }

  /** Brings every viewer up to date, as far as it can take. */
  void read() {
    var watched = Map.copyOf(viewers.stream().collect(Collectors.groupingBy(Viewer::run)));
    if (watched.isEmpty()) {
      return;
    }
    var last = store.lastSeqs(watched.keySet());
    var wanted = new HashMap<UUID, Long>();
    watched.forEach(
        (run, group) -> {
          var seq = last.get(run);
          if (seq == null) {
            group.forEach(viewer -> viewer.close("This run was deleted."));
          } else {
            restartWhereNeeded(run, seq, group);
            oldestCursor(seq, group, run, wanted);
          }
        });
    deliver(wanted, watched);
  }

  private void restartWhereNeeded(UUID run, long last, List<Viewer> group) {
    var behind =
        group.stream()
            .filter(
                viewer ->
                    viewer.needsSnapshot() || !viewer.overflowed() && isFar(last, viewer.cursor()))
            .toList();
    if (!behind.isEmpty()) {
      var snapshot = snapshots.take(run);
      behind.forEach(viewer -> viewer.restart(snapshot));
    }
  }

  /** Too far behind, or ahead of what there is: then its count is of another run's life. */
  private static boolean isFar(long last, long cursor) {
    return last - cursor > FAR_BEHIND || cursor > last;
  }

  private static void oldestCursor(
      long last, List<Viewer> group, UUID run, Map<UUID, Long> wanted) {
    group.stream()
        .filter(viewer -> !viewer.overflowed())
        .mapToLong(Viewer::cursor)
        .filter(cursor -> cursor < last)
        .min()
        .ifPresent(cursor -> wanted.put(run, cursor));
  }

  private void deliver(Map<UUID, Long> wanted, Map<UUID, List<Viewer>> watched) {
    if (wanted.isEmpty()) {
      return;
    }
    var events = store.after(wanted);
    if (events.size() == LiveStore.MOST_AT_ONCE) {
      wake();
    }
    for (var event : events) {
      var message = new LiveMessage(event.seq(), event.kind(), event.text());
      watched.getOrDefault(event.run(), List.of()).forEach(viewer -> viewer.offer(message));
    }
  }

  private void tellPositions() {
    long now = System.nanoTime();
    if (now - positionsToldAt >= POSITION_NANOS) {
      positionsToldAt = now;
      viewers.forEach(Viewer::tellPosition);
    }
  }
}
