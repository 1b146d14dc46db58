package dev.layerwise.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.run.Fence;
import dev.layerwise.training.TrainerCommand;
import dev.layerwise.training.TrainerReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One trainer: a child JVM that says it is ready, serves one run and ends. */
final class TrainerProcess implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TrainerProcess.class);
  private static final int REPORT_LIMIT = 8_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final TrainerLog log;
  private final BlockingQueue<TrainerSignal> signals = new LinkedBlockingQueue<>();
  private volatile @Nullable String killedBecause;
  private volatile long lastReportAt = System.nanoTime();

  private TrainerProcess(Process process, TrainerLog log) {
    this.process = process;
    this.log = log;
  }

  /** Starts the child; {@link TrainerReport.Ready} is its first signal when all is well. */
  static TrainerProcess start(ProcessBuilder command, TrainerLog log) throws IOException {
    return over(command.start(), log);
  }

  /** Listens to a process that speaks as a trainer does. */
  static TrainerProcess over(Process process, TrainerLog log) {
    var trainer = new TrainerProcess(process, log);
    var errors =
        thread(() -> log.follow(trainer.process.getErrorStream()), "errors", trainer.process);
    thread(() -> trainer.listen(errors), "reports", trainer.process);
    return trainer;
  }

  private static Thread thread(Runnable work, String name, Process process) {
    var thread = new Thread(work, "trainer-" + process.pid() + "-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The next signal, or null when none comes within this time. */
  @Nullable TrainerSignal next(Duration patience) throws InterruptedException {
    return signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
  }

  /** What it writes to standard error from here on is about this run. */
  void serves(Fence fence) {
    log.isAbout(fence);
  }

  /** Wakes whoever waits for the next signal. */
  void nudge() {
    signals.add(new TrainerSignal.Nudged());
  }

  /** Says this to the trainer. One that is gone hears nothing: its death is a signal of its own. */
  void send(TrainerCommand command) {
    try {
      var line = JSON.writerFor(TrainerCommand.class).writeValueAsString(command) + "\n";
      var input = process.getOutputStream();
      input.write(line.getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      LOG.debugf(e, "Trainer %d no longer listens", process.pid());
    }
  }

  /** Ends the process at once; the sentence becomes its cause of death. */
  void kill(String because) {
    if (killedBecause == null) {
      killedBecause = because;
    }
    process.destroyForcibly();
  }

  /** Nano time of the last line that it reported, or of its start. */
  long lastReportAt() {
    return lastReportAt;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill("The worker no longer needs this trainer.");
  }

  private void listen(Thread errors) {
    var lines = new BoundedLines(process.getInputStream(), REPORT_LIMIT);
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        hear(line);
      }
    } catch (IOException e) {
      LOG.debugf(e, "Trainer %d closed its reports", process.pid());
    }
    signals.add(new TrainerSignal.Died(bury(errors)));
  }

  private void hear(String line) {
    lastReportAt = System.nanoTime();
    try {
      signals.add(new TrainerSignal.Reported(JSON.readValue(line, TrainerReport.class)));
    } catch (JsonProcessingException e) {
      LOG.warnf("Trainer %d reported something unreadable: %.200s", process.pid(), line);
      kill("The training process reported something that cannot be read.");
    }
  }

  private Death bury(Thread errors) {
    try {
      int code = process.waitFor();
      errors.join(1_000);
      return new Death(code, killedBecause, log.lastLines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Death(-1, killedBecause, log.lastLines());
    }
  }
}
