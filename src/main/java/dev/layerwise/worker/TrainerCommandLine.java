package dev.layerwise.worker;

import dev.layerwise.training.TrainerEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts trainers as child JVMs of the same Java and the same classes.
 *
 * @param classPath where the classes are
 * @param engine as DJL knows it
 * @param cache where the engine unpacks its native library, once
 * @param cores how many each device may use
 * @param logs the folder for what trainers write to standard error
 */
record TrainerCommandLine(String classPath, String engine, Path cache, Cores cores, Path logs)
    implements TrainerLaunch {
  private static final int NATIVE_ACCESS_IS_CHECKED_FROM = 24;

  @Override
  public TrainerProcess start(DeviceSlot slot) throws IOException {
    return start(slot, List.of());
  }

  /** A trainer that only says which devices its engine sees. */
  TrainerProcess survey() throws IOException {
    return start(DeviceSlot.CPU, List.of(TrainerEnvironment.SURVEY));
  }

  private TrainerProcess start(DeviceSlot slot, List<String> arguments) throws IOException {
    var environment =
        new TrainerEnvironment(
            engine, slot.engineDevice(), cores.of(slot), cores.processorsOf(slot), cache);
    var command = environment.command(java(), classPath);
    command.addAll(arguments);
    if (Runtime.version().feature() >= NATIVE_ACCESS_IS_CHECKED_FROM) {
      command.add(1, "--enable-native-access=ALL-UNNAMED");
    }
    var process = new ProcessBuilder(command);
    process.environment().putAll(environment.variables());
    return start(process, slot);
  }

  TrainerProcess start(ProcessBuilder process, DeviceSlot slot) throws IOException {
    process.directory(Files.createDirectories(cache).toFile());
    var log = new TrainerLog(logs.resolve("trainer-" + slot.name() + ".log"));
    return TrainerProcess.start(process, log);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
