package dev.layerwise.worker;

import dev.layerwise.training.EngineBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Which devices this host offers, for {@code layerwise.worker.devices=auto}. */
final class HostDevices {
  private static final Logger LOG = Logger.getLogger(HostDevices.class);
  private static final Path NVIDIA = Path.of("/proc/driver/nvidia/gpus");

  private HostDevices() {}

  /** Asks the engine, in a process of its own, how many GPUs it sees. */
  interface Survey {
    int gpus() throws TrainerStarter.NotReady, InterruptedException;
  }

  /**
   * The processor, and the GPUs that the engine sees. Whether they really compute, their trainers
   * prove.
   */
  static List<DeviceSlot> find(EngineBuild build, Survey survey) throws InterruptedException {
    int driver = gpusOfDriver();
    if (!build.usesGpus()) {
      if (driver > 0) {
        LOG.warnf(
            "This host has %d GPUs, but this build's engine is one for processors, so they are not"
                + " used. Build with -Dengine=pytorch-cu124 or -Dengine=mxnet-cu112 to use them.",
            driver);
      }
      return slots(0);
    }
    return slots(gpus(build, survey, driver));
  }

  private static int gpus(EngineBuild build, Survey survey, int driver)
      throws InterruptedException {
    try {
      int seen = survey.gpus();
      LOG.infof("The engine %s sees %d GPUs", build.name(), seen);
      if (seen > 0 || System.getenv("CUDA_VISIBLE_DEVICES") != null) {
        return seen;
      }
    } catch (TrainerStarter.NotReady e) {
      LOG.errorf("The engine %s could not be asked for GPUs: %s", build.name(), e.reason());
    }
    if (driver > 0) {
      // Served all the same: their trainers fail, and the devices page says why.
      LOG.errorf("The driver shows %d GPUs that the engine does not see", driver);
    }
    return driver;
  }

  private static List<DeviceSlot> slots(int gpus) {
    return Stream.concat(
            Stream.of(DeviceSlot.CPU),
            IntStream.range(0, gpus).mapToObj(index -> new DeviceSlot("gpu", index)))
        .toList();
  }

  private static int gpusOfDriver() {
    try (var folders = Files.list(NVIDIA)) {
      return (int) folders.count();
    } catch (IOException e) {
      return 0;
    }
  }
}
