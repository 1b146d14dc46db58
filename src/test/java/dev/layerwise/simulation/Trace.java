package dev.layerwise.simulation;

import java.util.ArrayList;
import java.util.List;

/** What became of one run. */
final class Trace {
  final int student;
  final Group group;
  final long submitted;
  final long length;
  final List<Span> waits = new ArrayList<>();
  final List<Span> holds = new ArrayList<>();
  private boolean held;
  private long since;
  private long trained;

  /** Milliseconds from the one up to the other. */
  record Span(long from, long to) {
    long length() {
      return to - from;
    }

    /** The part of it within these bounds. */
    long within(long start, long end) {
      return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
  }

  Trace(int student, Group group, long submitted, long length) {
    this.student = student;
    this.group = group;
    this.submitted = submitted;
    this.length = length;
    this.since = submitted;
  }

  void claimed(long at) {
    waits.add(new Span(since, at));
    since = at;
    held = true;
  }

  /** The device is free; so much of the run is done. */
  void released(long at, long trainedNow) {
    holds.add(new Span(since, at));
    since = at;
    held = false;
    trained += trainedNow;
  }

  /** Nothing is seen after this moment. */
  void cut(long at) {
    if (left() > 0) {
      (held ? holds : waits).add(new Span(since, at));
      since = at;
    }
  }

  long left() {
    return length - trained;
  }

  /** From its submission until a device took it for the first time. */
  long firstWait() {
    return waits.get(0).length();
  }

  /** When it was finished, or the last that was seen of it. */
  long seenUntil() {
    return since;
  }
}
