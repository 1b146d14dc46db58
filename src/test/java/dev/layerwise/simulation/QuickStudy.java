package dev.layerwise.simulation;

import static dev.layerwise.simulation.Table.share;
import static dev.layerwise.simulation.Table.time;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Do short runs wait behind long ones? */
final class QuickStudy implements Study {
  private static final int DEVICES = 8;
  private static final Duration ALL = Duration.ofHours(4);

  /** Of the offered load, what quick runs bring. */
  private static final double QUICK_PART = 0.1;

  private static final int QUICK_STUDENTS = 30;
  private static final int LONG_STUDENTS = 40;
  private static final Lengths QUICK = new Lengths(Duration.ofSeconds(12), 0.4);
  private static final Lengths LONG = new Lengths(Duration.ofMinutes(15), 0.6);

  @Override
  public String name() {
    return "quick";
  }

  @Override
  public Report report(Laboratory laboratory) throws Exception {
    var table =
        new Table(
            "load",
            "quick lane",
            "quick runs",
            "their wait, median",
            "p95",
            "longest",
            "long runs' wait, median",
            "in use");
    long end = ALL.toMillis();
    var outcomes =
        Laboratory.all(
            List.of(
                () -> laboratory.product(at(0.5)).runUntil(end),
                () -> laboratory.product(at(0.8)).runUntil(end),
                () -> laboratory.product(at(0.95)).runUntil(end),
                () -> laboratory.withoutQuickLane(at(0.8)).runUntil(end),
                () -> laboratory.product(heldByLongRuns()).runUntil(end)));
    row("50 %", "on", outcomes.get(0), table);
    row("80 %", "on", outcomes.get(1), table);
    row("95 %", "on", outcomes.get(2), table);
    row("80 %", "off", outcomes.get(3), table);
    row("every GPU held", "on", outcomes.get(4), table);
    return new Report(table.markdown(), Map.of());
  }

  /** Both kinds arrive steadily and bring this load together. */
  private static Scenario at(double load) {
    return scenario(
        QUICK_PART * load,
        new Arrivals.Steadily(
            perHour((1 - QUICK_PART) * load, LONG) / LONG_STUDENTS, Duration.ZERO, ALL));
  }

  /** More long runs wait than can be done in the time. */
  private static Scenario heldByLongRuns() {
    return scenario(QUICK_PART, new Arrivals.AtOnce(8, Duration.ZERO));
  }

  private static Scenario scenario(double quickLoad, Arrivals longRuns) {
    var quickRuns =
        new Arrivals.Steadily(
            perHour(quickLoad, QUICK) / QUICK_STUDENTS, Duration.ofSeconds(30), ALL);
    return new Scenario(
        "quick",
        80,
        DEVICES,
        2,
        Duration.ofSeconds(1),
        List.of(
            new Group("quick", QUICK_STUDENTS, 1, quickRuns, QUICK),
            new Group("long", LONG_STUDENTS, 1, longRuns, LONG)));
  }

  /** Runs of these lengths that bring this load, with what a device takes round each run. */
  private static double perHour(double load, Lengths lengths) {
    return load
        * DEVICES
        * Duration.ofHours(1).toMillis()
        / (lengths.meanMs() + Simulation.ROUND_MS);
  }

  private static void row(String load, String lane, Outcome outcome, Table table) {
    var quick = outcome.waits(trace -> trace.group.name().equals("quick"));
    var others = outcome.waits(trace -> trace.group.name().equals("long"));
    table.row(
        load,
        lane,
        Integer.toString(quick.sorted().length),
        time(quick.percentile(0.5)),
        time(quick.percentile(0.95)),
        time(quick.longest()),
        time(others.percentile(0.5)),
        share(outcome.utilisation(ALL.toMillis())));
  }
}
