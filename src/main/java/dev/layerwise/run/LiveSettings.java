package dev.layerwise.run;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What an operator sets about live events.
 *
 * @param most sockets that may be open on this node at once
 * @param patience how long a viewer may leave pings unanswered
 */
record LiveSettings(int most, Duration patience) {
  /** Reads the settings from the configuration. */
  static class Producer {
    @Produces
    @Singleton
    LiveSettings settings(
        @ConfigProperty(name = "layerwise.live.most") int most,
        @ConfigProperty(name = "layerwise.live.patience") Duration patience) {
      return new LiveSettings(most, patience);
    }
  }
}
