package dev.layerwise.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The memory that a process holds for itself, as proc_pid_status(5) tells it: anonymous, shared and
 * swapped pages. Mapped files are left out, for the kernel takes their pages back when it needs
 * them, and a data set is mapped.
 */
final class ProcessMemory {
  private static final long KIBIBYTE = 1024;

  private ProcessMemory() {}

  /** Empty when the process is gone, or where there is no /proc. */
  static OptionalLong of(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return held(lines.toList());
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong held(Iterable<String> status) {
    long sum = 0;
    boolean found = false;
    for (var line : status) {
      if (line.startsWith("RssAnon:")
          || line.startsWith("RssShmem:")
          || line.startsWith("VmSwap:")) {
        sum += Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE;
        found = true;
      }
    }
    return found ? OptionalLong.of(sum) : OptionalLong.empty();
  }
}
