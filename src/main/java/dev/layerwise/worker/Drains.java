package dev.layerwise.worker;

import dev.layerwise.account.Person;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.Signals;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes devices out of service and puts them back. The wish lies in the database; workers hear of
 * it by a signal, and look for it with every heartbeat should none arrive.
 */
@Singleton
class Drains {
  private final DrainStore drains;
  private final DeviceStore devices;
  private final Signals signals;

  Drains(DrainStore drains, DeviceStore devices, Signals signals) {
    this.drains = drains;
    this.devices = devices;
    this.signals = signals;
  }

  DeviceView drain(Person admin, UUID device, @Nullable String mode) {
    return one(admin, device, drains.ask(DrainStore.Of.DEVICE, device, mode(mode), admin.id()));
  }

  DeviceView resume(Person admin, UUID device) {
    return one(admin, device, drains.lift(DrainStore.Of.DEVICE, device));
  }

  List<DeviceView> drainWorker(Person admin, UUID worker, @Nullable String mode) {
    return all(admin, worker, drains.ask(DrainStore.Of.WORKER, worker, mode(mode), admin.id()));
  }

  List<DeviceView> resumeWorker(Person admin, UUID worker) {
    return all(admin, worker, drains.lift(DrainStore.Of.WORKER, worker));
  }

  private DeviceView one(Person admin, UUID device, int changed) {
    signals.workChanged();
    return devices
        .find(device)
        .filter(row -> changed > 0)
        .map(row -> DeviceView.of(row, admin))
        .orElseThrow(DeviceCheck::unknown);
  }

  private List<DeviceView> all(Person admin, UUID worker, int changed) {
    if (changed == 0) {
      throw Problem.notFound("There is no such worker. Reload the page to see those there are.");
    }
    signals.workChanged();
    return devices.all().stream()
        .filter(row -> row.workerId().equals(worker))
        .map(row -> DeviceView.of(row, admin))
        .toList();
  }

  private static DrainMode mode(@Nullable String name) {
    return Arrays.stream(DrainMode.values())
        .filter(mode -> mode.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "Give a mode: finish trains the run at hand to its end first, checkpoint puts it"
                        + " back into the queue with what it has learned."));
  }
}
