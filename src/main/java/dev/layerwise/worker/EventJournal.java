package dev.layerwise.worker;

import dev.layerwise.training.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Gathers a run's events and writes them together: the first at once, so that a page shows it
 * without delay, the following ones once a period.
 */
final class EventJournal {
  private final Predicate<List<RunEvent>> write;
  private final Rhythm rhythm;
  private final List<RunEvent> waiting = new ArrayList<>();

  /**
   * @param write says whether the events are kept; those that are not come again with the next
   */
  EventJournal(Duration period, Predicate<List<RunEvent>> write) {
    this.rhythm = new Rhythm(period);
    this.write = write;
  }

  void add(RunEvent event) {
    waiting.add(event);
    writeWhenDue();
  }

  /** Writes what waits, when its time has come. */
  void writeWhenDue() {
    if (!waiting.isEmpty() && rhythm.due()) {
      writeNow();
    }
  }

  /** Writes all that waits. */
  void writeNow() {
    if (!waiting.isEmpty() && write.test(List.copyOf(waiting))) {
      waiting.clear();
    }
  }

  /** What still waits, for whoever writes it last. */
  List<RunEvent> rest() {
    var rest = List.copyOf(waiting);
    waiting.clear();
    return rest;
  }

  /** When to call {@link #writeWhenDue} again. */
  Duration untilDue() {
    return waiting.isEmpty() ? Duration.ofDays(1) : rhythm.untilDue();
  }
}
