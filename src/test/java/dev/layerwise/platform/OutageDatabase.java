package dev.layerwise.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of a test's own that it may freeze, thaw, kill and start again. */
public class OutageDatabase implements QuarkusTestResourceLifecycleManager {
  private static EmbeddedPostgres server;
  private static Path folder;
  private static int port;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("layerwise-outage");
      launch(0);
      port = server.getPort();
      return Map.of(
          "quarkus.datasource.jdbc.url", server.getJdbcUrl("postgres", "postgres"),
          "quarkus.datasource.username", "postgres",
          "layerwise.data", Files.createTempDirectory("layerwise-test").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void launch(int wantedPort) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(true)
            // As on a real site: what was answered for outlives the server.
            .setServerConfig("synchronous_commit", "on");
    server = (wantedPort == 0 ? builder : builder.setPort(wantedPort)).start();
  }

  /** Every process of the server stands still: connections stay open, and nothing answers. */
  public static void freeze() throws Exception {
    signal("-STOP");
  }

  public static void thaw() throws Exception {
    signal("-CONT");
  }

  /** As a machine that loses its power. */
  public static void kill() throws Exception {
    var processes = processes().toList();
    signal("-KILL");
    for (var process : processes) {
      process.onExit().get();
    }
  }

  public static void startAgain() throws IOException {
    Files.deleteIfExists(folder.resolve("data").resolve("postmaster.pid"));
    server.close(); // there is nothing to stop any more; it lets go of the folder
    launch(port);
  }

  private static Stream<ProcessHandle> processes() throws IOException {
    var pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).get(0).strip();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants());
  }

  private static void signal(String signal) throws Exception {
    var command = Stream.concat(Stream.of("kill", signal), processes().map(p -> "" + p.pid()));
    new ProcessBuilder(command.toList()).start().waitFor();
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
