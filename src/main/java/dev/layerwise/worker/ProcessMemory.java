package dev.layerwise.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The memory that a process holds for itself, as proc_pid_status(5) tells it: anonymous, shared and
 * swapped pages. Mapped files are left out, for the kernel takes their pages back when it needs
 * them, and a data set is mapped.
 */
final class ProcessMemory {
  private static final long KIBIBYTE = 1024;
  private static final String UNIT = "kB";
  private static final List<String> PARTS = List.of("RssAnon:", "RssShmem:", "VmSwap:");

  private ProcessMemory() {}

  /** Empty when the process is gone, or where there is no /proc. */
  static OptionalLong of(long pid) {
    try {
      return held(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /** Asked for several times a second beside each run, so it reads no line but these. */
  static OptionalLong held(String status) {
    long sum = 0;
    boolean found = false;
    for (var part : PARTS) {
      int at = status.indexOf(part);
      if (at >= 0) {
        sum += kibibytes(status, at + part.length());
        found = true;
      }
    }
    return found ? OptionalLong.of(sum * KIBIBYTE) : OptionalLong.empty();
  }

  private static long kibibytes(String status, int from) {
    int end = status.indexOf(UNIT, from);
    return Long.parseLong(status.substring(from, end).trim());
  }
}
