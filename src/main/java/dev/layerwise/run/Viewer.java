package dev.layerwise.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open socket and what waits to go out on it. One message is on the wire at a time; the rest
 * waits here, bounded: a viewer who reads slowly first loses intermediate gauges, then everything
 * for one snapshot, and never costs more than the bound.
 */
final class Viewer {
  /** Characters that may wait, which for our JSON are bytes. */
  static final int BUFFER = 256 * 1024;

  private static final int PRESSURE = BUFFER / 4;

  private final UUID run;
  private final Wire wire;
  private final Deque<LiveMessage> waiting = new ArrayDeque<>();
  private int size;
  private long cursor;
  private boolean overflowed;
  private boolean inFlight;
  private boolean pumping;

  /** The way out: tells when a message has left, and whether it did. */
  interface Wire {
    void send(String text, Consumer<Boolean> sent);

    void close(String reason);
  }

  Viewer(UUID run, long after, Wire wire) {
    this.run = run;
    this.cursor = after;
    this.wire = wire;
  }

  UUID run() {
    return run;
  }

  /** The seq of the last event that was taken for this viewer. */
  synchronized long cursor() {
    return cursor;
  }

  /** Whether only a snapshot helps, and there is room on the wire for it. */
  synchronized boolean needsSnapshot() {
    return overflowed && !inFlight;
  }

  synchronized boolean overflowed() {
    return overflowed;
  }

  /** Takes an event, unless the viewer has it already or waits for a snapshot. */
  void offer(LiveMessage event) {
    synchronized (this) {
      if (overflowed || event.seq() <= cursor) {
        return;
      }
      cursor = event.seq();
      if (event.isGauge() && size > PRESSURE) {
        forget(event.kind());
      }
      add(event);
      if (size > BUFFER) {
        clear();
        overflowed = true;
      }
    }
    pump();
  }

  /** Starts afresh from this snapshot. */
  void restart(LiveMessage snapshot) {
    synchronized (this) {
      clear();
      overflowed = false;
      cursor = snapshot.seq();
      add(snapshot);
    }
    pump();
  }

  /** Says how far the run is, if nothing else is under way. */
  void tellPosition() {
    synchronized (this) {
      if (inFlight || overflowed || !waiting.isEmpty()) {
        return;
      }
      add(LiveMessage.position(cursor));
    }
    pump();
  }

  void close(String reason) {
    wire.close(reason);
  }

  private void add(LiveMessage message) {
    waiting.add(message);
    size += message.text().length();
  }

  private void forget(String kind) {
    waiting.removeIf(old -> old.kind().equals(kind));
    size = waiting.stream().mapToInt(message -> message.text().length()).sum();
  }

  private void clear() {
    waiting.clear();
    size = 0;
  }

  // A message may leave at once, on this thread: going on from its call-back would pile up frames.
  private void pump() {
    synchronized (this) {
      if (pumping) {
        return;
      }
      pumping = true;
    }
    for (var next = next(); next != null; next = next()) {
      wire.send(next.text(), this::sent);
    }
  }

  private synchronized @Nullable LiveMessage next() {
    if (inFlight || waiting.isEmpty()) {
      pumping = false;
      return null;
    }
    var next = waiting.remove();
    size -= next.text().length();
    inFlight = true;
    return next;
  }

  private void sent(boolean well) {
    boolean goOn;
    synchronized (this) {
      inFlight = false;
      if (!well) {
        clear();
      }
      goOn = well && !pumping;
    }
    if (goOn) {
      pump();
    }
  }
}
