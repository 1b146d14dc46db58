package dev.layerwise.simulation;

import static dev.layerwise.simulation.Table.share;
import static dev.layerwise.simulation.Table.time;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many GPUs does a class of 200 need on the day when its work is due? */
final class CapacityStudy implements Study {
  private static final Duration DEADLINE = Duration.ofHours(4);
  private static final List<Integer> DEVICES = List.of(1, 2, 4, 8, 12);

  @Override
  public String name() {
    return "deadline";
  }

  private static Scenario scenario() {
    return new Scenario(
        "deadline",
        200,
        1,
        2,
        Duration.ofSeconds(5),
        List.of(
            new Group(
                "student",
                200,
                1,
                new Arrivals.Before(DEADLINE, 4),
                new Lengths(Duration.ofSeconds(90), 0.8))));
  }

  @Override
  public Report report(Laboratory laboratory) throws Exception {
    var table =
        new Table(
            "GPUs",
            "in use until the deadline",
            "wait, median",
            "wait, p95",
            "longest wait",
            "done by the deadline",
            "last run done");
    for (int devices : DEVICES) {
      row(laboratory.product(scenario().withDevices(devices)).run(), table);
    }
    return new Report(table.markdown(), Map.of());
  }

  private static void row(Outcome outcome, Table table) {
    long deadline = DEADLINE.toMillis();
    var waits = outcome.waits(trace -> true);
    double done =
        outcome.traces().stream().filter(trace -> trace.seenUntil() <= deadline).count()
            / (double) outcome.traces().size();
    table.row(
        Integer.toString(outcome.scenario().devices()),
        share(outcome.utilisation(deadline)),
        time(waits.percentile(0.5)),
        time(waits.percentile(0.95)),
        time(waits.longest()),
        share(done),
        time(outcome.seenUntil() - deadline) + " after it");
  }
}
