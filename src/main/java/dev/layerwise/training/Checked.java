package dev.layerwise.training;

import dev.layerwise.network.Flaw;
import dev.layerwise.network.Network;
import dev.layerwise.network.NetworkReport;
import java.util.List;

/**
 * What a check says about a network and its plan. With errors, both are only the nearest ones that
 * could be read.
 */
public record Checked(
    Network network, TrainingPlan plan, NetworkReport report, List<Flaw> flaws, CostEstimate cost) {
  public boolean trainable() {
    return flaws.stream().noneMatch(Flaw::isError);
  }

  /** What keeps it from training. */
  public List<Flaw> errors() {
    return flaws.stream().filter(Flaw::isError).toList();
  }
}
