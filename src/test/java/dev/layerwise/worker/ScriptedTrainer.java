package dev.layerwise.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.RunFile;
import dev.layerwise.training.TextFile;
import dev.layerwise.training.TrainerCommand;
import dev.layerwise.training.TrainerReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A child process that speaks the protocol without an engine: it "learns" one number, a function of
 * the seed and of the batches done, so that a resumed run can be compared with an undisturbed one.
 * A batch takes a millisecond for each sample of its size. Some seeds make it misbehave, as the
 * constants say.
 */
final class ScriptedTrainer {
  static final int BATCHES = 10;

  /** Crashes as native code does, in epoch 2 of every attempt. */
  static final long CRASHES = 1001;

  /** Goes on whatever it is told. */
  static final long IGNORES_STOP = 1002;

  /** Says nothing after it has started, and computes for ever. */
  static final long HANGS = 1003;

  /** Ends with an orderly failure. */
  static final long FAILS = 1004;

  /** Takes 32 MB more of the host's memory with each batch, outside of Java's heap. */
  static final long EATS_MEMORY = 1005;

  private static final int MOUTHFUL = 32 << 20;
  private static final int PAGE = 4096;
  private static final List<ByteBuffer> EATEN = new ArrayList<>();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BlockingQueue<TrainerCommand> COMMANDS = new LinkedBlockingQueue<>();
  private static final PrintStream REPORTS = System.out;

  private ScriptedTrainer() {}

  /** Starts this, or one of the classes below, in place of a trainer; it knows only the CPU. */
  static TrainerLaunch launch(Class<?> main, Path data) {
    return slot -> start(main, data, slot, "cpu");
  }

  /** Starts this on a host of many devices: it is whatever it is asked to be. */
  static TrainerLaunch onAnyDevice(Path data) {
    return slot -> start(ScriptedTrainer.class, data, slot, slot.kind());
  }

  private static TrainerProcess start(Class<?> main, Path data, DeviceSlot slot, String kind)
      throws IOException {
    var classPath =
        Path.of("target/test-classes").toAbsolutePath()
            + File.pathSeparator
            + TrainerClasspath.find(Optional.empty());
    var command =
        List.of(
            TrainerCommandLine.java(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            main.getName(),
            kind);
    return TrainerProcess.start(
        new ProcessBuilder(command),
        new TrainerLog(data.resolve("logs/trainer-" + slot.name() + ".log")));
  }

  public static void main(String... arguments) throws Exception {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var ears = new Thread(() -> hear(input), "commands");
    ears.setDaemon(true);
    ears.start();
    report(
        new TrainerReport.Ready(
            new DeviceDescription(arguments[0], "Abacus", "Script 1", 1 << 30)));
    if (COMMANDS.take() instanceof TrainerCommand.Train train) {
      train(train);
    }
  }

  private static void hear(BufferedReader input) {
    try {
      for (var line = input.readLine(); line != null; line = input.readLine()) {
        COMMANDS.add(JSON.readValue(line, TrainerCommand.class));
      }
    } catch (IOException e) {
      System.err.println("Commands ended: " + e);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void report(TrainerReport report) throws IOException {
    REPORTS.println(JSON.writerFor(TrainerReport.class).writeValueAsString(report));
    REPORTS.flush();
  }

  private static void train(TrainerCommand.Train train) throws Exception {
    long seed = train.training().get("seed").asLong();
    int epochs = train.training().get("epochs").asInt();
    long pace = train.training().get("batchSize").asLong();
    long learned = seed;
    int first = 1;
    if (train.checkpoint() != null) {
      var saved = Files.readString(Path.of(train.checkpoint())).split(" ");
      first = Integer.parseInt(saved[0]) + 1;
      learned = Long.parseLong(saved[1]);
    }
    report(new TrainerReport.Started(1, first, "by hand"));
    if (seed == FAILS) {
      finish(TrainerReport.Outcome.FAILED, "Diverged at epoch 1, batch 3.", train, learned);
      return;
    }
    for (int epoch = first; epoch <= epochs; epoch++) {
      for (int batch = 1; batch <= BATCHES; batch++) {
        learned = learned * 6364136223846793005L + batch;
        happened(new RunEvent.BatchDone(epoch, batch, BATCHES, 1.0 / epoch, 0.5, 100));
        if (seed == CRASHES && epoch == 2) {
          System.err.println("terminate called after throwing an instance of 'dmlc::Error'");
          Runtime.getRuntime().halt(134);
        }
        if (seed == EATS_MEMORY) {
          eat();
        }
        if (seed == HANGS) {
          Thread.sleep(Long.MAX_VALUE);
        }
        var command = COMMANDS.poll(pace, TimeUnit.MILLISECONDS);
        if (command instanceof TrainerCommand.Stop && seed != IGNORES_STOP) {
          finish(TrainerReport.Outcome.STOPPED, null, train, learned);
          return;
        }
        if (command instanceof TrainerCommand.Pause && seed != IGNORES_STOP) {
          learned = rest(learned, batch);
          epochDone(epoch);
          checkpoint(train, epoch, learned);
          finish(TrainerReport.Outcome.PAUSED, null, train, learned);
          return;
        }
      }
      epochDone(epoch);
      checkpoint(train, epoch, learned);
    }
    finish(TrainerReport.Outcome.COMPLETED, null, train, learned);
  }

  private static void eat() {
    var mouthful = ByteBuffer.allocateDirect(MOUTHFUL);
    for (int page = 0; page < MOUTHFUL; page += PAGE) {
      mouthful.put(page, (byte) 1);
    }
    EATEN.add(mouthful);
  }

  /** The rest of the epoch, at once: its end is this trainer's only place for a checkpoint. */
  private static long rest(long learned, int done) {
    long after = learned;
    for (int batch = done + 1; batch <= BATCHES; batch++) {
      after = after * 6364136223846793005L + batch;
    }
    return after;
  }

  private static void epochDone(int epoch) throws IOException {
    happened(
        new RunEvent.EpochDone(
            epoch, new RunEvent.EpochMetrics(1.0 / epoch, 0.5, 1.0 / epoch, 0.5, 0.001, 100)));
  }

  private static void happened(RunEvent event) throws IOException {
    report(new TrainerReport.Happened(event));
  }

  private static void checkpoint(TrainerCommand.Train train, int epoch, long learned)
      throws IOException {
    var file = write(train, "checkpoint-" + epoch, epoch + " " + learned);
    report(new TrainerReport.Checkpointed(file, epoch, BATCHES));
  }

  private static void finish(
      TrainerReport.Outcome outcome, String message, TrainerCommand.Train train, long learned)
      throws IOException {
    boolean tested =
        outcome == TrainerReport.Outcome.COMPLETED || outcome == TrainerReport.Outcome.STOPPED;
    report(
        new TrainerReport.Finished(
            outcome,
            tested ? new RunEvent.TestMetrics(0.5, 0.75) : null,
            message,
            tested ? write(train, "predictions", "p" + learned) : null,
            tested ? write(train, "model", "m" + learned) : null));
  }

  private static RunFile write(TrainerCommand.Train train, String name, String text)
      throws IOException {
    return TextFile.write(Path.of(train.outputFolder(), name), text);
  }

  /** Dies before it is ready, as a trainer without its engine's files does. */
  static final class WithoutEngine {
    public static void main(String... arguments) {
      System.err.println("No deep learning engine found.");
      System.exit(3);
    }
  }

  /** Reports something that is no report. */
  static final class Babbling {
    public static void main(String... arguments) throws InterruptedException {
      System.out.println("MKL: some banner that is no JSON");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /** Is a process, and that is all. */
  static final class Silent {
    public static void main(String... arguments) throws InterruptedException {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
