package dev.layerwise.run;

import dev.layerwise.platform.Traces;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * What viewers are shown, read once for all of them: news by one query for all watched runs, what
 * came before by another for those who have just come, and a snapshot a run for those far behind.
 */
@ApplicationScoped
class LiveFeed {
  private static final Logger LOG = Logger.getLogger(LiveFeed.class);

  private final LiveStore store;
  private final Snapshots snapshots;
  private final LiveMeters meters;

  /** A snapshot takes several queries: nobody else's news wait for them. */
  private final ExecutorService photographer =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "live-snapshots");
            thread.setDaemon(true);
            return thread;
          });

  LiveFeed(LiveStore store, Snapshots snapshots, LiveMeters meters) {
    this.store = store;
    this.snapshots = snapshots;
    this.meters = meters;
  }

  void stop(@Observes ShutdownEvent event) {
    photographer.shutdown();
  }

  /**
   * Brings the viewers of these runs up to date, as far as they can take.
   *
   * @param wake called when a snapshot has come that somebody waits for
   * @return whether there is more to bring at once
   */
  boolean bring(Map<UUID, WatchedRun> watched, Runnable wake) {
    if (watched.isEmpty()) {
      return false;
    }
    var runs = Map.copyOf(watched);
    var cursors = new HashMap<UUID, Long>();
    runs.values().forEach(run -> cursors.put(run.id(), run.last()));
    var news = store.news(cursors);
    var there = new ArrayList<WatchedRun>();
    for (var run : runs.values()) {
      var ofRun = news.get(run.id());
      if (ofRun == null) {
        run.viewers().forEach(viewer -> viewer.close(Farewell.DELETED));
      } else {
        run.append(ofRun);
        there.add(run);
      }
    }
    fetchHistory(there);
    there.forEach(WatchedRun::place);
    there.forEach(run -> traceEnd(run, news));
    there.forEach(run -> serveSnapshots(run, wake));
    return news.values().stream().anyMatch(LiveStore.News::isCut);
  }

  /** A run's trace ends where its last event goes out to those who watch it. */
  private void traceEnd(WatchedRun run, Map<UUID, LiveStore.News> news) {
    var events = Objects.requireNonNull(news.get(run.id())).events();
    var last = events.isEmpty() ? null : events.get(events.size() - 1);
    if (last == null || !last.isEnd() || !Traces.areKept()) {
      return;
    }
    Traces.span("last event", store.traceparent(run.id()))
        .setAttribute("layerwise.viewers", run.viewers().size())
        .startSpan()
        .end();
  }

  private void fetchHistory(Collection<WatchedRun> runs) {
    var wanted = new HashMap<UUID, LiveStore.Span>();
    runs.forEach(run -> run.missing().ifPresent(span -> wanted.put(run.id(), span)));
    if (!wanted.isEmpty()) {
      var found = store.between(wanted);
      runs.forEach(run -> run.prepend(found.getOrDefault(run.id(), List.of())));
    }
  }

  private void serveSnapshots(WatchedRun run, Runnable wake) {
    meters.snapshotsGiven(run.giveSnapshot());
    if (run.askSnapshot()) {
      photographer.execute(() -> take(run, wake));
    }
  }

  private void take(WatchedRun run, Runnable wake) {
    try {
      run.snapshotTaken(snapshots.take(run.id()));
      wake.run();
    } catch (Exception e) {
      LOG.debug("A snapshot is tried again", e);
      run.snapshotFailed();
    }
  }
}
