package dev.layerwise.worker;

import dev.layerwise.run.Lease;
import dev.layerwise.run.Signals;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts this process's worker when its role is to have one, and lets it leave in good order. */
@ApplicationScoped
class WorkerLifecycle {
  private final WorkerSettings settings;
  private final DeviceStore devices;
  private final DrainStore drains;
  private final Attempts.Site site;
  private final MeterRegistry meters;
  private final Signals signals;
  private final Lease lease;
  private volatile @Nullable Worker worker;
  private volatile @Nullable Attempts attempts;

  WorkerLifecycle(
      WorkerSettings settings,
      DeviceStore devices,
      DrainStore drains,
      Attempts.Site site,
      MeterRegistry meters,
      Signals signals,
      Lease lease) {
    this.settings = settings;
    this.devices = devices;
    this.drains = drains;
    this.site = site;
    this.meters = meters;
    this.signals = signals;
    this.lease = lease;
  }

  void start(@Observes StartupEvent event) {
    if (!settings.isWorker()) {
      return;
    }
    var pace = Pace.keeping(lease);
    var serving = new Attempts(site, settings.work(), pace);
    var trainers = new TrainerStarter(settings.trainers(), pace.startPatience());
    var started =
        Worker.start(
            settings.name(),
            settings.slots(),
            new DeviceLane.Crew(trainers, devices, drains, serving),
            pace);
    DeviceMeters.register(meters, started.lanes());
    attempts = serving;
    worker = started;
    signals.onWork(started::nudge);
  }

  void stop(@Observes ShutdownEvent event) {
    worker().ifPresent(Worker::close);
    Optional.ofNullable(attempts).ifPresent(Attempts::close);
  }

  Optional<Worker> worker() {
    return Optional.ofNullable(worker);
  }
}
