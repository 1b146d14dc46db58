package dev.layerwise.platform;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Nothing is ready without the database. Asks nobody, so a database that hangs cannot hang it. */
@Readiness
class DatabaseReadiness implements HealthCheck {
  private final DatabaseWatch database;

  DatabaseReadiness(DatabaseWatch database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(!database.isAway()).build();
  }
}
