package dev.layerwise.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A run with viewers on this node: who they are, and the events and the snapshot they share. Only
 * the reader's thread changes it, but for viewers who come and go and a snapshot that arrives.
 */
final class WatchedRun {
  /** A viewer who has just come and is further behind gets a snapshot. */
  static final long FAR_BEHIND = 1_000;

  /** Read before the place of the first viewer: others come back about there. */
  private static final long AROUND = 100;

  /** A snapshot is handed on while at most so many events follow it. */
  private static final long SNAPSHOT_GOOD_FOR = 200;

  private final UUID id;
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private @Nullable LiveTail tail;
  private @Nullable LiveMessage snapshot;
  private boolean snapshotAsked;

  WatchedRun(UUID id) {
    this.id = id;
  }

  UUID id() {
    return id;
  }

  Set<Viewer> viewers() {
    return viewers;
  }

  /** The last seq that was read; null before the first reading. */
  @Nullable Long last() {
    return tail == null ? null : tail.last();
  }

  int size() {
    return tail == null ? 0 : tail.size();
  }

  /** Takes what was read after {@link #last()}. */
  void append(LiveStore.News news) {
    if (tail == null || news.lastSeq() < tail.last()) {
      var fresh = new LiveTail(news.lastSeq(), LiveTail.BOUND);
      tail = fresh;
      viewers.stream().filter(old -> !old.isFresh()).forEach(old -> old.follow(fresh));
    } else if (!news.events().isEmpty()) {
      tail.append(news.events());
      viewers.forEach(Viewer::look);
    }
  }

  /** Which events are missing for viewers who have just come. */
  Optional<LiveStore.Span> missing() {
    var here = tail();
    var first =
        viewers.stream()
            .filter(Viewer::isFresh)
            .mapToLong(Viewer::cursor)
            .filter(seq -> here.last() - seq <= FAR_BEHIND && !here.reaches(seq))
            .min();
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LiveStore.Span(
                Math.max(0, Math.min(first.getAsLong(), here.last() - AROUND)), here.before()));
  }

  void prepend(List<LiveMessage> history) {
    tail().prepend(history);
  }

  /** Shows those who have just come their place, and forgets what nobody needs. */
  void place() {
    var here = tail();
    viewers.stream().filter(Viewer::isFresh).forEach(viewer -> viewer.follow(here));
    here.trim(
        viewers.stream()
            .filter(viewer -> !viewer.isBehind())
            .mapToLong(Viewer::cursor)
            .min()
            .orElse(here.last()));
  }

  /**
   * Gives a snapshot to those who need one, if a good one is here.
   *
   * @return how many got it
   */
  synchronized int giveSnapshot() {
    var held = snapshot;
    if (held == null) {
      return 0;
    }
    var here = tail();
    if (!here.reaches(held.seq()) || here.last() - held.seq() > SNAPSHOT_GOOD_FOR) {
      snapshot = null;
      return 0;
    }
    var waiting = viewers.stream().filter(Viewer::needsSnapshot).toList();
    waiting.forEach(viewer -> viewer.restart(held));
    return waiting.size();
  }

  /** Whether a snapshot is to be taken now: one at a time, for all who wait. */
  synchronized boolean askSnapshot() {
    if (snapshotAsked || viewers.stream().noneMatch(Viewer::needsSnapshot)) {
      return false;
    }
    snapshotAsked = true;
    return true;
  }

  synchronized void snapshotTaken(LiveMessage taken) {
    snapshotAsked = false;
    snapshot = taken;
  }

  synchronized void snapshotFailed() {
    snapshotAsked = false;
  }

  private LiveTail tail() {
    if (tail == null) {
      throw new IllegalStateException("Run " + id + " was not read yet");
    }
    return tail;
  }
}
