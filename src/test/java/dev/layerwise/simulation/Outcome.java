package dev.layerwise.simulation;

import dev.layerwise.simulation.Trace.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a simulation saw. */
final class Outcome {
  private final Scenario scenario;
  private final List<Trace> traces;
  private final Map<Integer, List<Trace>> ofStudent;

  Outcome(Scenario scenario, List<Trace> traces) {
    this.scenario = scenario;
    this.traces = List.copyOf(traces);
    this.ofStudent =
        traces.stream()
            .collect(
                Collectors.groupingBy(trace -> trace.student, TreeMap::new, Collectors.toList()));
  }

  Scenario scenario() {
    return scenario;
  }

  List<Trace> traces() {
    return traces;
  }

  /** When the last device became free, or the simulation was cut. */
  long seenUntil() {
    return traces.stream().mapToLong(Trace::seenUntil).max().orElse(0);
  }

  /** The share of the devices' time up to this moment that runs held. */
  double utilisation(long until) {
    double held = 0;
    for (int student : ofStudent.keySet()) {
      held += held(student, new Span(0, until));
    }
    return held / until / scenario.devices();
  }

  /** How long runs of this kind waited for a device the first time. */
  Waits waits(Predicate<Trace> kind) {
    return new Waits(traces.stream().filter(kind).mapToLong(Trace::firstWait).sorted().toArray());
  }

  /** The first moment after this one at which one of those who waited then waits no more. */
  long allWaitUntil(long from) {
    return fairness().allWaitUntil(from);
  }

  Fairness fairness() {
    return new Fairness(this, ofStudent);
  }

  /** Device time of this student in a window. */
  long held(int student, Span window) {
    return ofStudent.get(student).stream()
        .flatMap(trace -> trace.holds.stream())
        .mapToLong(hold -> hold.within(window.from(), window.to()))
        .sum();
  }
}
