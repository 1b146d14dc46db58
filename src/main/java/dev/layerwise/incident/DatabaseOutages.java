package dev.layerwise.incident;

import dev.layerwise.platform.DatabaseBack;
import dev.layerwise.platform.DatabaseWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells of the times when the database did not answer. */
@Startup // its gauge is there before anything happens
@ApplicationScoped
class DatabaseOutages {
  private final Incidents incidents;

  DatabaseOutages(Incidents incidents, DatabaseWatch watch, MeterRegistry meters) {
    this.incidents = incidents;
    Gauge.builder("layerwise.database.up", watch, asked -> asked.isAway() ? 0 : 1)
        .description("Whether the database answers this process")
        .register(meters);
  }

  void over(@Observes DatabaseBack outage) {
    incidents.tell(
        Incident.ofSite(
            IncidentKind.DATABASE_AWAY,
            "The database did not answer for about %d s."
                .formatted(Math.max(1, outage.away().toSeconds())),
            "Pages said so. Workers ended what they could not renew; those runs go on from their"
                + " last checkpoints."));
  }
}
