package dev.layerwise.incident;

import io.micrometer.core.instrument.MeterRegistry;
import org.jdbi.v3.core.Jdbi;

/** Incidents over a test's database. */
public final class IncidentFixture {
  private IncidentFixture() {}

  public static Incidents incidents(Jdbi jdbi, MeterRegistry meters) {
    return new Incidents(new IncidentStore(jdbi), meters);
  }
}
