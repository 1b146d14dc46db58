package dev.layerwise.simulation;

import dev.layerwise.simulation.Trace.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Jain's index over what the students got who waited: (sum x)^2 / (n * sum x^2), 1 when all got the
 * same and 1/n when one got everything (Jain, Chiu and Hawe, "A Quantitative Measure of Fairness
 * and Discrimination for Resource Allocation in Shared Computer Systems", DEC TR-301, 1984).
 */
final class Fairness {
  private final Outcome outcome;
  private final Map<Integer, List<Span>> waiting = new TreeMap<>();

  Fairness(Outcome outcome, Map<Integer, List<Trace>> ofStudent) {
    this.outcome = outcome;
    ofStudent.forEach((student, runs) -> waiting.put(student, joined(runs)));
  }

  /** Overlapping waits of a student's runs are one. */
  private static List<Span> joined(List<Trace> runs) {
    var waits =
        runs.stream()
            .flatMap(run -> run.waits.stream())
            .sorted(Comparator.comparingLong(Span::from))
            .toList();
    var joined = new ArrayList<Span>();
    for (var wait : waits) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).to() >= wait.from()) {
        var before = joined.get(last);
        joined.set(last, new Span(before.from(), Math.max(before.to(), wait.to())));
      } else {
        joined.add(wait);
      }
    }
    return joined;
  }

  /** Device time in this window of each student who had a run waiting all the while. */
  double[] got(Span window) {
    return waiting.keySet().stream()
        .filter(student -> waits(student, window))
        .mapToDouble(student -> outcome.held(student, window))
        .toArray();
  }

  /** Whether this student had a run waiting all through this window. */
  boolean waits(int student, Span window) {
    return waiting.get(student).stream()
        .anyMatch(span -> span.from() <= window.from() && span.to() >= window.to());
  }

  /** When the first of those who wait at this moment has nothing waiting any more. */
  long allWaitUntil(long from) {
    return waiting.values().stream()
        .flatMap(List::stream)
        .filter(span -> span.from() <= from && span.to() > from)
        .mapToLong(Span::to)
        .min()
        .orElse(from);
  }

  /** 1 when nobody, or one alone, waited. */
  double index(Span window) {
    return jain(got(window));
  }

  static double jain(double[] shares) {
    double sum = 0;
    double squares = 0;
    for (double share : shares) {
      sum += share;
      squares += share * share;
    }
    return squares == 0 ? 1 : sum * sum / (shares.length * squares);
  }
}
