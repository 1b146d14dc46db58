package dev.layerwise.run;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many runs one person may have.
 *
 * @param concurrent training at once
 * @param unfinished waiting, paused or training
 */
record RunLimits(int concurrent, int unfinished) {
  /** Reads the limits from the configuration. */
  static class Producer {
    @Produces
    @Singleton
    RunLimits limits(
        @ConfigProperty(name = "layerwise.runs.concurrent") int concurrent,
        @ConfigProperty(name = "layerwise.runs.unfinished") int unfinished) {
      return new RunLimits(concurrent, unfinished);
    }
  }
}
