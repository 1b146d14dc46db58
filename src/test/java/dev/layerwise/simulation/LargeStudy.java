package dev.layerwise.simulation;

import static dev.layerwise.simulation.Table.index;
import static dev.layerwise.simulation.Table.share;
import static dev.layerwise.simulation.Table.time;

import dev.layerwise.simulation.Trace.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Does sharing stay as fair, and do devices stay as busy, at a hundred times the size? */
final class LargeStudy implements Study {
  private static final long FROM = 60_000;
  private final String name;
  private final int devices;

  LargeStudy(String name, int devices) {
    this.name = name;
    this.devices = devices;
  }

  @Override
  public String name() {
    return name;
  }

  private static Scenario scenario(int devices) {
    return new Scenario(
        "size",
        100,
        devices,
        2,
        Duration.ofSeconds(10),
        List.of(
            new Group(
                "student",
                2 * devices,
                1,
                new Arrivals.AtOnce(50, Duration.ZERO),
                new Lengths(Duration.ofSeconds(45), 0.8))));
  }

  @Override
  public Report report(Laboratory laboratory) throws Exception {
    var table =
        new Table(
            "runs",
            "GPUs",
            "students",
            "Jain's index while all waited",
            "in use meanwhile",
            "wait, median",
            "p95",
            "all done after");
    var outcome = laboratory.product(scenario(devices)).run();
    var waits = outcome.waits(trace -> true);
    var all = new Span(FROM, outcome.allWaitUntil(FROM));
    table.row(
        String.format(Locale.ROOT, "%,d", outcome.traces().size()),
        String.format(Locale.ROOT, "%,d", devices),
        String.format(Locale.ROOT, "%,d", outcome.scenario().students()),
        index(outcome.fairness().index(all)),
        share(outcome.utilisation(all.to())),
        time(waits.percentile(0.5)),
        time(waits.percentile(0.95)),
        time(outcome.seenUntil()));
    return new Report(table.markdown(), Map.of());
  }
}
