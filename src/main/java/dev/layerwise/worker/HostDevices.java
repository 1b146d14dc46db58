package dev.layerwise.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which devices this host offers, for {@code layerwise.worker.devices=auto}. */
final class HostDevices {
  private static final Path NVIDIA = Path.of("/proc/driver/nvidia/gpus");

  private HostDevices() {}

  /**
   * The CPU, and each GPU that the driver shows when this build's engine can use one. Whether it
   * really computes there, its trainer proves.
   */
  static List<DeviceSlot> find(boolean engineUsesGpus) {
    var slots = new ArrayList<DeviceSlot>();
    slots.add(DeviceSlot.CPU);
    int gpus = engineUsesGpus ? gpus() : 0;
    for (int index = 0; index < gpus; index++) {
      slots.add(new DeviceSlot("gpu", index));
    }
    return List.copyOf(slots);
  }

  private static int gpus() {
    try (var folders = Files.list(NVIDIA)) {
      return (int) folders.count();
    } catch (IOException e) {
      return 0;
    }
  }
}
