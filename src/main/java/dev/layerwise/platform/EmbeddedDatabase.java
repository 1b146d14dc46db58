package dev.layerwise.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** PostgreSQL as a child of this process, its files under the site's data folder. */
final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final int STOP_SECONDS = 30;

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts the database of this folder, creating it the first time. A server that a killed process
   * left behind is stopped first: two on one folder would corrupt it.
   */
  static EmbeddedDatabase start(Path folder) throws IOException {
    var files = folder.resolve("postgres");
    Files.createDirectories(folder);
    stopOrphan(files);
    return new EmbeddedDatabase(
        EmbeddedPostgres.builder()
            .setDataDirectory(files)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false) // it must outlive whoever says goodbye to it
            .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
            .setServerConfig("max_connections", "200")
            // Made for tests, it would not wait for the disk: a power cut must not lose a run.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start());
  }

  String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  private static void stopOrphan(Path files) throws IOException {
    var pidFile = files.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    var orphan = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
    if (orphan.isPresent()) {
      LOG.infof("Stopping the database server %d that an earlier start left behind", pid);
      stop(orphan.get());
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("postgres");
  }

  private static void stop(ProcessHandle server) throws IOException {
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that are gone.
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
      server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while stopping database server " + server.pid(), e);
    } catch (Exception e) {
      throw new IOException(
          "Database server "
              + server.pid()
              + " from an earlier start did not stop within "
              + STOP_SECONDS
              + " s. Stop it by hand, then start again.",
          e);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      LOG.warn("The embedded database did not stop cleanly; it recovers at the next start", e);
    }
  }
}
