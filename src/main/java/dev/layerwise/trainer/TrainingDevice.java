package dev.layerwise.trainer;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.TinyNumbers;
import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.EngineBuild;
import dev.layerwise.training.TrainerReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The engine and the one device this process trains on, proved by a real operation on it. */
final class TrainingDevice {
  private final Engine engine;
  private final NDManager manager;
  private final Device device;
  private @Nullable Threads threads;

  private TrainingDevice(Engine engine, NDManager manager, Device device) {
    this.engine = engine;
    this.manager = manager;
    this.device = device;
  }

  /**
   * Loads the engine and proves the device.
   *
   * @param engineName as DJL knows it: {@code MXNet} or {@code PyTorch}
   * @param deviceName {@code cpu}, or {@code gpu0} and on
   * @throws UnusableDevice when the device is not there, or the engine went elsewhere
   */
  static TrainingDevice open(String engineName, String deviceName) {
    var engine = engine(engineName);
    var device = Device.fromName(deviceName, engine);
    if (device.isGpu() && engine.getGpuCount() <= device.getDeviceId()) {
      throw new UnusableDevice(
          "%s sees %d GPUs, so there is no %s. Check that nvidia-smi lists the card where this worker runs (a container needs the NVIDIA container toolkit) and that this build's engine is one for GPUs, or take %s out of layerwise.worker.devices."
              .formatted(engineName, engine.getGpuCount(), deviceName, deviceName));
    }
    TinyNumbers.areZero(); // before the engine has threads, which take it over
    var opened = new TrainingDevice(engine, engine.newBaseManager(device), device);
    opened.prove();
    return opened;
  }

  /** How many GPUs the engine sees. Whether they compute, only {@link #open} proves. */
  static TrainerReport.Surveyed survey(String engineName) {
    var engine = engine(engineName);
    return new TrainerReport.Surveyed(
        engine.getEngineName() + " " + engine.getVersion(), engine.getGpuCount());
  }

  private static Engine engine(String name) {
    // Without it DJL asks whichever engine it finds first, also where it makes arrays of its own.
    System.setProperty("ai.djl.default_engine", name);
    CudaRuntime.of(EngineBuild.find(name), cache());
    var engine = Engine.getEngine(name);
    if (engine == null) {
      throw new UnusableDevice(
          "The engine " + name + " is not installed; found: " + Engine.getAllEngines());
    }
    return engine;
  }

  /** Engines fall back to the CPU with a mere warning: only a result says where it was computed. */
  private void prove() {
    try (var scope = manager.newSubManager()) {
      var product = scope.ones(new Shape(8, 8)).matMul(scope.ones(new Shape(8, 8)));
      if (!product.getDevice().equals(device)) {
        throw new UnusableDevice(
            "Asked for %s, but %s computed on %s"
                .formatted(device, engine.getEngineName(), product.getDevice()));
      }
      var values = product.toFloatArray();
      if (values.length != 64 || !allEqual(values, 8)) {
        throw new UnusableDevice(
            "A matrix product on %s gave %s instead of eights"
                .formatted(device, Arrays.toString(values)));
      }
    }
  }

  private static boolean allEqual(float[] values, float expected) {
    for (float value : values) {
      if (value != expected) {
        return false;
      }
    }
    return true;
  }

  Engine engine() {
    return engine;
  }

  NDManager manager() {
    return manager;
  }

  boolean isMxnet() {
    return engine.getEngineName().equals("MXNet");
  }

  /** The same device as MXNet calls it. */
  Context context() {
    return device.isGpu() ? Context.gpu(device.getDeviceId()) : Context.CPU;
  }

  /** How many threads which network gets here; measured when first asked for. */
  Threads threads() {
    var known = threads;
    if (known == null) {
      known = isMxnet() ? Threads.of(this, cores(), cache()) : new Threads(cores(), 0);
      threads = known;
    }
    return known;
  }

  /** As the worker shares them out among its trainers. */
  private static int cores() {
    var given = System.getenv("OMP_NUM_THREADS");
    return given == null || !given.matches("[1-9]\\d{0,3}")
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(given);
  }

  /** Where the engine keeps its own files. */
  private static Path cache() {
    var given = System.getenv("DJL_CACHE_DIR");
    return Path.of(given == null ? System.getProperty("java.io.tmpdir", "/tmp") : given);
  }

  DeviceDescription description() {
    return new DeviceDescription(
        device.isGpu() ? "gpu" : "cpu",
        device.isGpu() ? CardName.of(device.getDeviceId()) : processor(),
        engine.getEngineName() + " " + engine.getVersion(),
        device.isGpu() ? memoryOfGpu() : availableMemory());
  }

  private long memoryOfGpu() {
    return ai.djl.util.cuda.CudaUtils.getGpuMemory(device).getMax();
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElseGet(TrainingDevice::architecture);
    } catch (IOException e) {
      return architecture();
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch") + " processor";
  }

  /** What the kernel would give without swapping, within the limit of a container. */
  private static long availableMemory() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    long withinLimit = system.getTotalMemorySize();
    try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .map(available -> Math.min(available, withinLimit))
          .findFirst()
          .orElse(withinLimit);
    } catch (IOException e) {
      return withinLimit;
    }
  }

  /** A device that cannot be trained on, and why. */
  static final class UnusableDevice extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableDevice(String message) {
      super(message);
    }
  }
}
