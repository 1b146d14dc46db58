package dev.layerwise.worker;

import dev.layerwise.run.Lease;
import dev.layerwise.run.Signals;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts this process's worker when its role is to have one, and lets it leave in good order. */
@ApplicationScoped
class WorkerLifecycle {
  private static final Logger LOG = Logger.getLogger(WorkerLifecycle.class);

  private final WorkerSettings settings;
  private final LimitSettings limits;
  private final DeviceStore devices;
  private final DrainStore drains;
  private final Attempts.Site site;
  private final MeterRegistry meters;
  private final Signals signals;
  private final Pace pace;
  private @Nullable Thread beginning;
  private @Nullable Attempts attempts;
  private volatile @Nullable Worker worker;
  private boolean stopped;

  WorkerLifecycle(
      WorkerSettings settings,
      LimitSettings limits,
      DeviceStore devices,
      DrainStore drains,
      Attempts.Site site,
      MeterRegistry meters,
      Signals signals,
      Lease lease) {
    this.settings = settings;
    this.limits = limits;
    this.devices = devices;
    this.drains = drains;
    this.site = site;
    this.meters = meters;
    this.signals = signals;
    this.pace = Pace.keeping(lease);
  }

  void start(@Observes StartupEvent event) {
    if (settings.isWorker()) {
      // The engine may have to be asked for devices, which takes as long as a trainer's start.
      beginning = new Thread(this::begin, "worker-start");
      beginning.setDaemon(true);
      beginning.start();
    }
  }

  private void begin() {
    try {
      serve(settings.slots(pace));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("The worker could not start", e);
    }
  }

  private synchronized void serve(List<DeviceSlot> slots) {
    if (stopped) {
      return;
    }
    var lasting = new Attempts(site, settings.work(), limits.among(slots.size()), pace);
    var trainers = new TrainerStarter(settings.trainers(slots), pace.startPatience());
    var started =
        Worker.start(
            settings.name(), slots, new DeviceLane.Crew(trainers, devices, drains, lasting), pace);
    DeviceMeters.register(meters, started.lanes());
    attempts = lasting;
    worker = started;
    signals.onWork(started::nudge);
  }

  void stop(@Observes ShutdownEvent event) {
    Optional.ofNullable(beginning).ifPresent(Thread::interrupt);
    synchronized (this) {
      stopped = true;
      worker().ifPresent(Worker::close);
      Optional.ofNullable(attempts).ifPresent(Attempts::close);
    }
  }

  /** Whether this process is to have a worker, even if it still looks for devices. */
  boolean isExpected() {
    return settings.isWorker();
  }

  Optional<Worker> worker() {
    return Optional.ofNullable(worker);
  }
}
