package dev.layerwise.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, by simulated time; what was entered first comes first of equals. */
final class Agenda {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
  private long entered;

  private record Entry(long at, long number, Runnable event) {}

  void enter(long at, Runnable event) {
    entries.add(new Entry(at, entered++, event));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  long next() {
    return entries.element().at();
  }

  void happen() {
    entries.remove().event().run();
  }
}
