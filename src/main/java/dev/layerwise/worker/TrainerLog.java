package dev.layerwise.worker;

import dev.layerwise.run.Fence;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Where a trainer's standard error goes: a file that is set aside as {@code .1} when it is full,
 * the worker's own log, and a memory of the last lines for messages. A full disk costs the file,
 * never the run.
 */
final class TrainerLog {
  private static final Logger LOG = Logger.getLogger(TrainerLog.class);
  private static final long FILE_BYTES = 5_000_000;
  private static final int LINE_LIMIT = 4_000;
  private static final int REMEMBERED = 20;

  private final Path file;
  private final Deque<String> last = new ArrayDeque<>();
  private volatile Map<String, Object> about;

  /** Lines are logged as being about what the thread at hand is about: its worker and device. */
  TrainerLog(Path file) {
    this.file = file;
    this.about = Map.copyOf(MDC.getMap());
  }

  /** The lines from here on are about this attempt at a run, too. */
  void isAbout(Fence fence) {
    var more = new HashMap<>(about);
    more.put("run", fence.run().toString());
    more.put("fence", Long.toString(fence.number()));
    about = Map.copyOf(more);
  }

  /** Reads until the process closes its end. */
  void follow(InputStream standardError) {
    var lines = new BoundedLines(standardError, LINE_LIMIT);
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        remember(line);
        write(line);
        forward(line);
      }
    } catch (IOException e) {
      LOG.debugf(e, "The trainer's standard error closed");
    }
  }

  synchronized List<String> lastLines() {
    return List.copyOf(last);
  }

  private synchronized void remember(String line) {
    if (line.isBlank()) {
      return;
    }
    last.addLast(line.strip());
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
  }

  private void forward(String line) {
    if (line.isBlank()) {
      return;
    }
    about.forEach(MDC::put);
    LOG.infof("Trainer: %s", line.strip());
  }

  private void write(String line) {
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file) && Files.size(file) > FILE_BYTES) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      try (Writer writer =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        writer.write(line + System.lineSeparator());
      }
    } catch (IOException e) {
      LOG.debugf(e, "A trainer's line could not be kept in %s", file);
    }
  }
}
