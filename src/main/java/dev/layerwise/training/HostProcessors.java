package dev.layerwise.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of a host's processors this process may run on. */
public final class HostProcessors {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  private HostProcessors() {}

  /**
   * Their numbers, if they are as many as this; else none. A container may have the time of two
   * processors out of sixty-four: on which two, only the kernel knows from one moment to the next.
   */
  public static List<Integer> ifThereAre(int cores) {
    try {
      var allowed = allowed(Files.readAllLines(STATUS));
      return allowed.size() == cores ? allowed : List.of();
    } catch (IOException | NumberFormatException e) {
      return List.of(); // not Linux: nothing is bound there
    }
  }

  /**
   * Those of a process or thread.
   *
   * @param status the lines of a {@code /proc/PID/status}, with a list such as {@code 0-3,8}
   */
  public static List<Integer> allowed(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(ALLOWED))
        .map(line -> line.substring(ALLOWED.length()).strip())
        .flatMap(list -> Stream.of(list.split(",")))
        .flatMapToInt(HostProcessors::range)
        .boxed()
        .toList();
  }

  private static IntStream range(String range) {
    var ends = range.split("-");
    return IntStream.rangeClosed(
        Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }
}
