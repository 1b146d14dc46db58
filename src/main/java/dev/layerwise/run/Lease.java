package dev.layerwise.run;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long, by the database's clock, a run stays with a worker that is not heard of. */
public record Lease(Duration length) {
  public Lease {
    if (length.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "layerwise.runs.lease: less than a second is lost by any hiccup; 30s is usual.");
    }
  }

  /** A worker renews it this often. */
  public Duration heartbeat() {
    return length.dividedBy(6);
  }

  /**
   * A worker that could not renew it for so long ends its trainer: well before anybody else may
   * have the run.
   */
  public Duration selfStop() {
    return length.multipliedBy(2).dividedBy(3);
  }

  /** Reads it from the configuration. */
  static class Producer {
    @Produces
    @Singleton
    Lease lease(@ConfigProperty(name = "layerwise.runs.lease") Duration length) {
      return new Lease(length);
    }
  }
}
