package dev.layerwise.worker;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A worker is ready when a trainer has computed something right on at least one of its devices, or
 * an admin wants none of them to work. Of a device that does not compute it says why.
 */
@Readiness
class WorkerReadiness implements HealthCheck {
  private final WorkerLifecycle lifecycle;

  WorkerReadiness(WorkerLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    // Without a worker yet it still asks the engine which devices there are.
    var answer = HealthCheckResponse.named("devices").status(!lifecycle.isExpected());
    lifecycle
        .worker()
        .ifPresent(
            worker -> {
              answer.status(worker.lanes().stream().anyMatch(DeviceLane::isUsable));
              worker.lanes().forEach(lane -> answer.withData(lane.slot().name(), words(lane)));
            });
    return answer.build();
  }

  private static String words(DeviceLane lane) {
    var failure = lane.failure();
    return failure == null ? lane.state().name() : lane.state() + ": " + failure;
  }
}
