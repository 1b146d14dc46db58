package dev.layerwise.worker;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A worker is ready when a trainer has computed something right on at least one of its devices. */
@Readiness
class WorkerReadiness implements HealthCheck {
  private final WorkerLifecycle lifecycle;

  WorkerReadiness(WorkerLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("devices").status(true);
    lifecycle
        .worker()
        .ifPresent(
            worker -> {
              answer.status(worker.lanes().stream().anyMatch(DeviceLane::isVerified));
              worker
                  .lanes()
                  .forEach(lane -> answer.withData(lane.slot().name(), lane.state().name()));
            });
    return answer.build();
  }
}
