package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerCommand;
import dev.layerwise.training.TrainerEnvironment;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Happened;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A real trainer, started as a worker starts it, and everything it said. */
final class TrainerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CACHE = Path.of("target", "djl").toAbsolutePath();

  private final Process process;
  private final BufferedReader out;
  private final List<TrainerReport> said = new ArrayList<>();

  private TrainerProcess(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  static TrainerProcess start() throws IOException {
    return start("cpu");
  }

  static TrainerProcess start(String device) throws IOException {
    return start(device, 1, List.of(), CACHE);
  }

  /**
   * One on the CPU, each of whose threads has one of these processors.
   *
   * @param cache where it remembers what it has measured of the host, and has its engine
   */
  static TrainerProcess start(List<Integer> processors, Path cache) throws IOException {
    return start("cpu", processors.size(), processors, cache);
  }

  private static TrainerProcess start(
      String device, int cores, List<Integer> processors, Path cache) throws IOException {
    var environment = new TrainerEnvironment("MXNet", device, cores, processors, cache);
    var builder = new ProcessBuilder(environment.command(java(), classPath()));
    builder.environment().putAll(environment.variables());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(new File("target/trainer.err")));
    return new TrainerProcess(builder.start());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() throws IOException {
    return "target/classes"
        + File.pathSeparator
        + Files.readString(Path.of("target/trainer.classpath"));
  }

  TrainerProcess train(
      String network, String training, Path data, @Nullable Path checkpoint, Path output)
      throws IOException {
    return tell(
        new TrainerCommand.Train(
            "run",
            JSON.readTree(network),
            JSON.readTree(training),
            data.toString(),
            checkpoint == null ? null : checkpoint.toString(),
            output.toString()));
  }

  TrainerProcess tell(TrainerCommand command) throws IOException {
    var line = JSON.writerFor(TrainerCommand.class).writeValueAsString(command) + "\n";
    process.getOutputStream().write(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    return this;
  }

  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Waits for a report of this type that fits. */
  <R extends TrainerReport> R await(Class<R> type, Predicate<R> fits) throws IOException {
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      var report = JSON.readValue(line, TrainerReport.class);
      said.add(report);
      if (type.isInstance(report) && fits.test(type.cast(report))) {
        return type.cast(report);
      }
    }
    throw new AssertionError(
        "The trainer ended without a fitting " + type.getSimpleName() + ": " + said);
  }

  <R extends TrainerReport> R await(Class<R> type) throws IOException {
    return await(type, any -> true);
  }

  Finished awaitEnd() throws IOException {
    return await(Finished.class);
  }

  <E extends RunEvent> List<E> events(Class<E> type) {
    return said.stream()
        .filter(Happened.class::isInstance)
        .map(report -> ((Happened) report).event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<TrainerReport> said() {
    return List.copyOf(said);
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("The trainer still runs");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
