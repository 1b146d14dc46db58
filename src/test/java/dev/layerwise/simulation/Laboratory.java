package dev.layerwise.simulation;

import dev.layerwise.platform.TestDatabase;
import dev.layerwise.quota.ShareRule;
import dev.layerwise.run.SimulatedQueue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Makes sites to simulate: each a fresh database with the product's schema and classes. */
final class Laboratory {
  /** The product as it is. */
  Simulation product(Scenario scenario) throws SQLException {
    var jdbi = TestDatabase.freshOnOneConnection();
    return new Simulation(
        scenario, new SimulatedQueue(jdbi, scenario.devices(), scenario.concurrent()));
  }

  /** The control: see {@link OldestFirst}. */
  Simulation oldestFirst(Scenario scenario) throws SQLException {
    var jdbi = TestDatabase.freshOnOneConnection();
    OldestFirst.in(jdbi);
    return new Simulation(
        scenario, new SimulatedQueue(jdbi, scenario.devices(), scenario.concurrent()));
  }

  /** A site where no run counts as quick. */
  Simulation withoutQuickLane(Scenario scenario) throws SQLException {
    var queue =
        new SimulatedQueue(
            TestDatabase.freshOnOneConnection(), scenario.devices(), scenario.concurrent());
    queue.follow(
        new ShareRule(
            Duration.ofDays(1), Duration.ZERO, 0.5, Duration.ofSeconds(3), Duration.ofSeconds(20)));
    return new Simulation(scenario, queue);
  }

  /** Does these side by side: each waits for its own database most of the time. */
  static List<Outcome> all(List<Callable<Outcome>> simulations) throws Exception {
    var threads = Executors.newFixedThreadPool(simulations.size());
    try {
      var outcomes = new ArrayList<Outcome>();
      for (var outcome : threads.invokeAll(simulations)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } finally {
      threads.shutdown();
    }
  }
}
