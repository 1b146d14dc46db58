package dev.layerwise.worker;

import dev.layerwise.run.DeviceCensus;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells the queue which devices there are. */
@Singleton
class RegisteredDevices implements DeviceCensus {
  private final DeviceStore devices;

  RegisteredDevices(DeviceStore devices) {
    this.devices = devices;
  }

  @Override
  public List<Serving> serving() {
    return devices.serving();
  }
}
