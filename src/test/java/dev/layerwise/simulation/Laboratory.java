package dev.layerwise.simulation;

import dev.layerwise.platform.TestDatabase;
import dev.layerwise.run.SimulatedQueue;
import java.sql.SQLException;

/** Makes sites to simulate: each a fresh database with the product's schema and classes. */
final class Laboratory {
  /** The product as it is. */
  Simulation product(Scenario scenario) throws SQLException {
    var jdbi = TestDatabase.freshOnOneConnection();
    return new Simulation(scenario, new SimulatedQueue(jdbi, scenario.concurrent()));
  }

  /** The control: see {@link OldestFirst}. */
  Simulation oldestFirst(Scenario scenario) throws SQLException {
    var jdbi = TestDatabase.freshOnOneConnection();
    OldestFirst.in(jdbi);
    return new Simulation(scenario, new SimulatedQueue(jdbi, scenario.concurrent()));
  }
}
