package dev.layerwise.quota;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How devices are shared.
 *
 * @param halfLife in which device time that was used comes to count half
 * @param quick runs estimated to take this at most are quick
 * @param quickPart of a device's time, what quick runs get at most while long ones wait
 * @param patience how long a quick run waits before a long one is asked to yield
 * @param turn what a long run has had before it is asked
 */
public record ShareRule(
    Duration halfLife, Duration quick, double quickPart, Duration patience, Duration turn) {
  public ShareRule {
    require(halfLife.toSeconds() >= 60, "half-life", "at least a minute");
    require(!quick.isNegative(), "quick", "0 s or more");
    require(quickPart > 0 && quickPart < 1, "quick-part", "between 0 and 1");
    require(!patience.isNegative(), "patience", "0 s or more");
    require(turn.toSeconds() >= 1, "turn", "at least a second");
  }

  private static void require(boolean holds, String setting, String words) {
    if (!holds) {
      throw new IllegalArgumentException("layerwise.share." + setting + " must be " + words);
    }
  }

  /** Reads the rule from the configuration. */
  static class Producer {
    @Produces
    @Singleton
    ShareRule rule(
        @ConfigProperty(name = "layerwise.share.half-life") Duration halfLife,
        @ConfigProperty(name = "layerwise.share.quick") Duration quick,
        @ConfigProperty(name = "layerwise.share.quick-part") double quickPart,
        @ConfigProperty(name = "layerwise.share.patience") Duration patience,
        @ConfigProperty(name = "layerwise.share.turn") Duration turn) {
      return new ShareRule(halfLife, quick, quickPart, patience, turn);
    }
  }
}
