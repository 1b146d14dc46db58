package dev.layerwise.simulation;

import java.time.Duration;
import java.util.List;

/**
 * A question to the simulator.
 *
 * @param devices GPUs that serve it
 * @param concurrent runs of one student that may train at once
 * @param yieldsEvery how often long runs are asked to make room; a site does it every second
 */
record Scenario(
    String name, long seed, int devices, int concurrent, Duration yieldsEvery, List<Group> groups) {
  Scenario withDevices(int number) {
    return new Scenario(name, seed, number, concurrent, yieldsEvery, groups);
  }

  int students() {
    return groups.stream().mapToInt(Group::students).sum();
  }
}
