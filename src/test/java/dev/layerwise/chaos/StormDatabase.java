package dev.layerwise.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** PostgreSQL in a process of its own, to be killed and started again on the same files. */
final class StormDatabase implements AutoCloseable {
  private final Path folder;
  private final Path binaries;
  private final int port;
  private StormProcess server;

  private StormDatabase(Path folder, Path binaries, int port) {
    this.folder = folder;
    this.binaries = binaries;
    this.port = port;
  }

  /** Makes a database in this folder and starts it. */
  static StormDatabase create(Path folder) throws IOException {
    var files = folder.resolve("database");
    try (var first =
        EmbeddedPostgres.builder().setDataDirectory(files).setCleanDataDirectory(false).start()) {
      var database = new StormDatabase(folder, binaryOf(files), first.getPort());
      first.close();
      database.start();
      return database;
    }
  }

  /** The binaries belong to the whole test run: whoever came first chose where they lie. */
  private static Path binaryOf(Path files) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).get(0).trim());
    return Path.of(ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow());
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  void start() {
    Awaitility.await("the database")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(this::answers);
  }

  /** What a killed server left behind may keep the first tries from starting. */
  private boolean answers() {
    if (server == null || !server.isAlive()) {
      server = StormProcess.start(command(), Map.of(), folder.resolve("database.log"));
    }
    try (var connection = DriverManager.getConnection(url(), "postgres", "")) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    if (Files.isWritable(Path.of("/"))) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to serve as root
    }
    command.addAll(
        List.of(
            binaries.toString(),
            "-D",
            folder.resolve("database").toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "max_connections=120"));
    return command;
  }

  void kill() {
    server.kill();
  }

  @Override
  public void close() {
    if (server != null) {
      server.kill();
    }
  }
}
