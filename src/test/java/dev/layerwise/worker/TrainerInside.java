package dev.layerwise.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.chaos.StormRun;
import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.RunFile;
import dev.layerwise.training.TextFile;
import dev.layerwise.training.TrainerCommand;
import dev.layerwise.training.TrainerReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A trainer on a thread of the worker's JVM, behind the face of a process: thousands of runs need
 * thousands of trainers, and two cores cannot start so many JVMs. It speaks the protocol, and is
 * gone with its worker.
 */
final class TrainerInside extends Process {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final int KILLED = 137;

  private final long number = NUMBERS.incrementAndGet();
  private final Path crashes;
  private final OutputStream diary;
  private final PipedInputStream reports = new PipedInputStream(1 << 16);
  private final PipedOutputStream reportsEnd = new PipedOutputStream();
  private final PipedOutputStream commandsEnd = new PipedOutputStream();
  private final PipedInputStream commandStream = new PipedInputStream(1 << 16);
  private final BlockingQueue<TrainerCommand> commands = new LinkedBlockingQueue<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile int exitCode;
  private volatile boolean killed;

  /**
   * @param crashes where runs that crash leave a mark each time
   * @param diary gets a line whenever something was trained: attempt and monotonic time
   */
  TrainerInside(DeviceSlot slot, Path crashes, OutputStream diary) throws IOException {
    this.crashes = crashes;
    this.diary = diary;
    reports.connect(reportsEnd);
    commandStream.connect(commandsEnd);
    thread("ears", this::hear).start();
    thread("work", () -> live(slot)).start();
  }

  private Thread thread(String name, Runnable work) {
    var thread = new Thread(work, "inside-" + number + "-" + name);
    thread.setDaemon(true);
    return thread;
  }

  private void hear() {
    try (var lines =
        new BufferedReader(new InputStreamReader(commandStream, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.add(JSON.readValue(line, TrainerCommand.class));
      }
    } catch (IOException e) {
      killed = true; // its worker closed the pipe
    }
  }

  private void live(DeviceSlot slot) {
    int code = KILLED;
    try {
      report(
          new TrainerReport.Ready(
              new DeviceDescription(slot.kind(), "Abacus", "Script", 1L << 30)));
      TrainerCommand first = null;
      while (first == null && !killed) {
        first = commands.poll(50, TimeUnit.MILLISECONDS);
      }
      if (first instanceof TrainerCommand.Train train) {
        code = train(train);
      }
    } catch (IOException | InterruptedException e) {
      code = KILLED;
    } finally {
      end(killed ? KILLED : code);
    }
  }

  private int train(TrainerCommand.Train train) throws IOException, InterruptedException {
    var run = StormRun.of(train.training().get("number").asInt());
    var attempt = Path.of(train.outputFolder()).getFileName().toString();
    long learned = run.number();
    int first = 1;
    if (train.checkpoint() != null) {
      var saved = Files.readString(Path.of(train.checkpoint())).split(" ");
      first = Integer.parseInt(saved[0]) + 1;
      learned = Long.parseLong(saved[1]);
    }
    trained(attempt);
    report(new TrainerReport.Started(1, first, "by hand"));
    for (int epoch = first; epoch <= run.epochs(); epoch++) {
      if (epoch == Math.min(first + 1, run.epochs()) && crashesNow(run)) {
        return 134;
      }
      boolean pausing = false;
      for (int batch = 1; batch <= StormRun.BATCHES; batch++) {
        learned = StormRun.learn(learned, batch);
        pausing |= !pausing && commands.poll(run.pause(), TimeUnit.MILLISECONDS) != null;
        if (killed) {
          return KILLED;
        }
        trained(attempt);
        happened(new RunEvent.BatchDone(epoch, batch, StormRun.BATCHES, 1.0 / epoch, 0.5, 100));
      }
      happened(
          new RunEvent.EpochDone(
              epoch, new RunEvent.EpochMetrics(1.0 / epoch, 0.5, null, null, 0.001, 100)));
      if (epoch < run.epochs()) {
        var file = write(train, "checkpoint-" + epoch, epoch + " " + learned);
        report(new TrainerReport.Checkpointed(file, epoch, StormRun.BATCHES));
      }
      if (pausing && epoch < run.epochs()) {
        report(new TrainerReport.Finished(TrainerReport.Outcome.PAUSED, null, null, null, null));
        return 0;
      }
    }
    report(
        new TrainerReport.Finished(
            TrainerReport.Outcome.COMPLETED,
            new RunEvent.TestMetrics(0.5, 0.75),
            null,
            write(train, "predictions", "p" + learned),
            write(train, "model", StormRun.model(learned))));
    return 0;
  }

  /** A run's crashes are counted by files, so that no restart of anything forgets one. */
  private boolean crashesNow(StormRun run) throws IOException {
    for (int nth = 1; nth <= Math.min(run.crashes(), 3); nth++) {
      try {
        Files.createFile(crashes.resolve(run.number() + "-" + nth));
        return true;
      } catch (FileAlreadyExistsException e) {
        continue;
      }
    }
    return run.isPoison();
  }

  private void trained(String attempt) throws IOException {
    diary.write((attempt + " " + System.nanoTime() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static RunFile write(TrainerCommand.Train train, String name, String text)
      throws IOException {
    return TextFile.write(Path.of(train.outputFolder(), name), text);
  }

  private void happened(RunEvent event) throws IOException {
    report(new TrainerReport.Happened(event));
  }

  private synchronized void report(TrainerReport report) throws IOException {
    var line = JSON.writerFor(TrainerReport.class).writeValueAsString(report) + "\n";
    reportsEnd.write(line.getBytes(StandardCharsets.UTF_8));
    reportsEnd.flush();
  }

  private void end(int code) {
    exitCode = code;
    gone.countDown();
    try {
      reportsEnd.close();
      commandStream.close();
    } catch (IOException e) {
      killed = true;
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return commandsEnd;
  }

  @Override
  public InputStream getInputStream() {
    return reports;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() throws InterruptedException {
    gone.await();
    return exitCode;
  }

  @Override
  public int exitValue() {
    if (isAlive()) {
      throw new IllegalThreadStateException();
    }
    return exitCode;
  }

  @Override
  public boolean isAlive() {
    return gone.getCount() > 0;
  }

  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public void destroy() {
    killed = true;
  }

  @Override
  public Process destroyForcibly() {
    destroy();
    return this;
  }
}
