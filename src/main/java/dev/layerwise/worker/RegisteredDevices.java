package dev.layerwise.worker;

import dev.layerwise.run.DeviceCensus;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells the queue which devices there are. */
@Singleton
class RegisteredDevices implements DeviceCensus {
  private final DeviceStore devices;

  RegisteredDevices(DeviceStore devices) {
    this.devices = devices;
  }

  @Override
  public int serving(String kind) {
    return devices.serving(kind);
  }

  @Override
  public String kindOf(UUID device) {
    return devices.find(device).map(DeviceStore.DeviceRow::kind).orElse("");
  }
}
