package dev.layerwise.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of a storm, to be killed, frozen and thawed. */
final class StormProcess implements AutoCloseable {
  private final Process process;
  private final List<Ice> ice = new ArrayList<>();

  /** When a process was frozen, on the monotonic clock that all of a host's processes share. */
  record Ice(long from, long to) {}

  private StormProcess(Process process) {
    this.process = process;
  }

  static StormProcess start(List<String> command, Map<String, String> environment, Path log) {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return new StormProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small JVM with the classes of the build at hand. */
  static StormProcess java(Class<?> main, List<String> options, List<String> arguments, Path log) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx160m"));
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    return start(command, Map.of(), log);
  }

  static String classPath() {
    try {
      return String.join(
          File.pathSeparator,
          Path.of("target/test-classes").toAbsolutePath().toString(),
          Path.of("target/classes").toAbsolutePath().toString(),
          Files.readString(Path.of("target/trainer.classpath")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Build first: mvn test-compile", e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Its children now, and theirs. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * SIGKILL, and waits until it is gone. Not by {@code onExit}: of a process that ended long ago it
   * waits for whoever has its number now.
   */
  void kill() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void freeze() {
    ice.add(new Ice(System.nanoTime(), Long.MAX_VALUE));
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
    var last = ice.remove(ice.size() - 1);
    ice.add(new Ice(last.from(), System.nanoTime()));
  }

  /** How long it was frozen between these moments. */
  long frozen(long from, long to) {
    return ice.stream()
        .mapToLong(each -> Math.max(0, Math.min(to, each.to()) - Math.max(from, each.from())))
        .sum();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
