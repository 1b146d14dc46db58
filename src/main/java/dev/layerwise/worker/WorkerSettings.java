package dev.layerwise.worker;

import dev.layerwise.training.EngineBuild;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator sets about this process's worker. */
@Singleton
class WorkerSettings {
  private final Path data;
  private final String roles;
  private final String name;
  private final Optional<List<DeviceSlot>> named;
  private final int cpuLanes;
  private final Optional<String> classPath;

  WorkerSettings(
      @ConfigProperty(name = "layerwise.data") Path data,
      @ConfigProperty(name = "layerwise.roles") String roles,
      @ConfigProperty(name = "layerwise.worker.name") Optional<String> name,
      @ConfigProperty(name = "layerwise.worker.devices", defaultValue = "auto") String devices,
      @ConfigProperty(name = "layerwise.worker.cpu-lanes", defaultValue = "1") int cpuLanes,
      @ConfigProperty(name = "layerwise.trainer.classpath") Optional<String> classPath) {
    this.data = data.toAbsolutePath();
    this.roles = roles;
    this.name = name.filter(given -> !given.isBlank()).orElseGet(WorkerSettings::hostName);
    this.named =
        devices.isBlank() || devices.strip().equalsIgnoreCase("auto")
            ? Optional.empty()
            : Optional.of(DeviceSlot.parse(devices));
    this.cpuLanes = cpuLanes;
    this.classPath = classPath;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "worker";
    }
  }

  boolean isWorker() {
    return Arrays.stream(roles.split(",", -1)).map(String::strip).anyMatch("worker"::equals);
  }

  /** The worker's name on the devices page. */
  String name() {
    return name;
  }

  /** The devices that were named, or those that this host has: asking takes as long as a start. */
  List<DeviceSlot> slots(Pace pace) throws InterruptedException {
    var slots =
        named.isPresent()
            ? named.get()
            : HostDevices.find(
                EngineBuild.find(),
                () ->
                    TrainerStarter.survey(trainers(List.of(DeviceSlot.CPU)), pace.startPatience()));
    return DeviceSlot.withCpuLanes(slots, cpuLanes);
  }

  /** The folder under which each attempt at a run gets one of its own. */
  Path work() {
    return data.resolve("work");
  }

  TrainerCommandLine trainers(List<DeviceSlot> slots) {
    return new TrainerCommandLine(
        TrainerClasspath.find(classPath),
        EngineBuild.find().name(),
        data.resolve("engine"),
        Cores.ofHost(slots),
        data.resolve("logs").resolve(name.replaceAll("[^A-Za-z0-9._-]", "_")));
  }
}
