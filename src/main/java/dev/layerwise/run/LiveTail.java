package dev.layerwise.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of one run, without a gap, held once for all who watch it. A viewer is a place
 * in it; whoever falls behind its older end has lost what was waiting and needs a snapshot.
 */
final class LiveTail {
  /** Characters that may wait for a viewer who reads slowly. */
  static final int BOUND = 256 * 1024;

  /** Kept although everybody has them, for those who come back. */
  private static final int RESERVE = 100;

  private final int bound;
  private final List<LiveMessage> messages = new ArrayList<>();
  private long last;
  private int size;

  /** A tail that ends with this seq, and holds nothing yet. */
  LiveTail(long last, int bound) {
    this.last = last;
    this.bound = bound;
  }

  synchronized long last() {
    return last;
  }

  /** The seq before the first event held: whoever has come there can go on here. */
  synchronized long before() {
    return last - messages.size();
  }

  /** Characters held. */
  synchronized int size() {
    return size;
  }

  /** Whether everything after this seq is here. */
  synchronized boolean reaches(long seq) {
    return seq >= before();
  }

  /** The event that follows this seq; null when it has not happened, or is no longer here. */
  synchronized @Nullable LiveMessage next(long seq) {
    if (seq >= last || !reaches(seq)) {
      return null;
    }
    return messages.get((int) (seq - before()));
  }

  /** Takes events that follow the last one. */
  synchronized void append(List<LiveMessage> news) {
    messages.addAll(news);
    last += news.size();
    size += news.stream().mapToInt(LiveMessage::size).sum();
    dropToBound();
  }

  /** Takes events that end just before the first one held. */
  synchronized void prepend(List<LiveMessage> history) {
    if (!history.isEmpty() && history.get(history.size() - 1).seq() == before()) {
      messages.addAll(0, history);
      size += history.stream().mapToInt(LiveMessage::size).sum();
      dropToBound();
    }
  }

  /** Forgets what everybody has who has come this far, but for a reserve. */
  synchronized void trim(long slowest) {
    long read = slowest - before();
    drop((int) Math.max(0, Math.min(read, messages.size() - RESERVE)));
  }

  private void dropToBound() {
    int over = size - bound;
    int count = 0;
    while (over > 0) {
      over -= messages.get(count++).size();
    }
    drop(count);
  }

  private void drop(int count) {
    var gone = messages.subList(0, count);
    size -= gone.stream().mapToInt(LiveMessage::size).sum();
    gone.clear();
  }
}
