package dev.layerwise.run;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open socket, and how far it has come in its run. One message is on the wire at a time; what
 * waits is the run's {@link LiveTail}, which all its viewers share: a slow one holds nothing of its
 * own, and falls out of the tail in the end. Then one snapshot stands for all it missed.
 */
final class Viewer {
  private static final long POSITION_NANOS = Duration.ofSeconds(10).toNanos();

  private final Seat seat;
  private final Wire wire;
  private final LiveMeters meters;
  private @Nullable LiveTail tail;
  private @Nullable LiveMessage snapshot;
  private long cursor;

  /** Events after this one are news; those before are history to this viewer. */
  private long joinedAt = Long.MAX_VALUE;

  private boolean fresh = true;
  private boolean behind;
  private boolean positionDue;
  private boolean inFlight;
  private boolean pumping;
  private boolean closing;
  private long positionToldAt = System.nanoTime();
  private volatile long heardAt = System.nanoTime();

  /** The way out: tells when a message has left, and whether it did. */
  interface Wire {
    void send(String text, Consumer<Boolean> sent);

    void ping();

    /** Says goodbye, then closes. */
    void close(Farewell farewell);

    /** Closes without a word, whatever waits to go out. */
    void cut();
  }

  Viewer(Seat seat, long after, Wire wire, LiveMeters meters) {
    this.seat = seat;
    this.cursor = after;
    this.wire = wire;
    this.meters = meters;
  }

  Seat seat() {
    return seat;
  }

  /** The seq of the last event that was taken for this viewer. */
  synchronized long cursor() {
    return cursor;
  }

  /** Whether it has just come and not been placed in a tail. */
  synchronized boolean isFresh() {
    return fresh;
  }

  /** Whether only a snapshot helps, and there is room on the wire for it. */
  synchronized boolean needsSnapshot() {
    return behind && !inFlight;
  }

  synchronized boolean isBehind() {
    return behind;
  }

  /** Goes on in this tail from where the viewer left, or waits for a snapshot. */
  void follow(LiveTail tail) {
    synchronized (this) {
      this.tail = tail;
      fresh = false;
      joinedAt = tail.last();
      behind = cursor > tail.last() || !tail.reaches(cursor);
    }
    pump();
  }

  /** Starts afresh from this snapshot. */
  void restart(LiveMessage wanted) {
    synchronized (this) {
      snapshot = wanted;
      cursor = wanted.seq();
      behind = false;
    }
    pump();
  }

  /** There may be something new. */
  void look() {
    pump();
  }

  /** The other end has answered. */
  void heard() {
    heardAt = System.nanoTime();
  }

  /**
   * Every ten seconds says how far the run is, unless that still waits to go out, and asks for an
   * answer. Cuts a viewer who has not answered for too long.
   */
  void keepAlive(long now, Duration patience) {
    synchronized (this) {
      if (now - positionToldAt < POSITION_NANOS && now - positionToldAt < patience.toNanos() / 2) {
        return;
      }
      positionToldAt = now;
      positionDue = true;
    }
    if (now - heardAt > patience.toNanos()) {
      meters.cut();
      wire.cut();
      return;
    }
    wire.ping();
    pump();
  }

  void close(Farewell farewell) {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    wire.close(farewell);
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
      var message = next;
      wire.send(message.text(), well -> sent(message, well));
    }
  }

  private synchronized @Nullable LiveMessage next() {
    var next = inFlight || tail == null ? null : waiting(tail);
    inFlight |= next != null;
    pumping = next != null;
    return next;
  }

  private @Nullable LiveMessage waiting(LiveTail tail) {
    if (snapshot != null) {
      var whole = snapshot;
      snapshot = null;
      return whole;
    }
    if (behind) {
      return null;
    }
    var event = tail.next(cursor);
    if (event != null) {
      cursor = event.seq();
      return event;
    }
    if (!tail.reaches(cursor)) {
      behind = true;
      meters.overflowed();
      return null;
    }
    var position = positionDue ? LiveMessage.position(cursor) : null;
    positionDue = false;
    return position;
  }

  private void sent(LiveMessage message, boolean well) {
    boolean goOn;
    synchronized (this) {
      inFlight = false;
      goOn = well && !pumping;
      if (!well) {
        tail = null; // the line is gone, and the close call-back comes
      }
    }
    var born = message.bornNanos();
    if (well && born != null && message.seq() > joinedAt) {
      meters.reached(System.nanoTime() - born);
    }
    if (goOn) {
      pump();
    }
  }
}
