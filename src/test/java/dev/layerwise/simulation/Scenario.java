package dev.layerwise.simulation;

import java.util.List;

/**
 * A question to the simulator.
 *
 * @param devices GPUs that serve it
 * @param concurrent runs of one student that may train at once
 */
record Scenario(String name, long seed, int devices, int concurrent, List<Group> groups) {
  Scenario withDevices(int number) {
    return new Scenario(name, seed, number, concurrent, groups);
  }

  int students() {
    return groups.stream().mapToInt(Group::students).sum();
  }
}
