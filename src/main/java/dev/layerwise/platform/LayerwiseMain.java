package dev.layerwise.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the site. Without a configured database it brings its own. */
@QuarkusMain
public final class LayerwiseMain {
  private static final int STOP_SECONDS = 30;

  private LayerwiseMain() {}

  public static void main(String... arguments) throws IOException {
    traceWhenAsked();
    if (hasDatabase()) {
      Quarkus.run(Site.class, arguments);
      return;
    }
    var folder = Path.of(setting("layerwise.data")).toAbsolutePath();
    var lock = DataFolderLock.take(folder);
    if (lock.isEmpty()) {
      System.err.printf(
          "Layerwise already runs on the folder %s. Stop it first, or name another folder with"
              + " LAYERWISE_DATA.%n",
          folder);
      System.exit(1);
    }
    var database = EmbeddedDatabase.start(folder);
    System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
    System.setProperty("quarkus.datasource.username", "postgres");
    var siteStopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(siteStopped, database)));
    Quarkus.run(
        Site.class,
        (code, failure) -> {
          siteStopped.countDown();
          leave(code, failure);
        },
        arguments);
  }

  /** Workers hand their runs back while the site stops: the database has to outlive it. */
  private static void closeAfter(CountDownLatch siteStopped, EmbeddedDatabase database) {
    try {
      if (!siteStopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The site did not stop in time; stopping its database now.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    database.close();
  }

  /** A handler of our own replaces the one that would have told why the start failed. */
  private static void leave(int code, @Nullable Throwable failure) {
    if (failure != null) {
      Logger.getLogger(LayerwiseMain.class).error("Layerwise could not start", failure);
    }
    System.exit(code);
  }

  /** Spans cost nothing while nobody is there to receive them. */
  private static void traceWhenAsked() {
    ConfigProvider.getConfig()
        .getOptionalValue("layerwise.traces.endpoint", String.class)
        .filter(endpoint -> !endpoint.isBlank())
        .ifPresent(
            endpoint -> {
              System.setProperty("quarkus.otel.sdk.disabled", "false");
              System.setProperty("quarkus.otel.exporter.otlp.endpoint", endpoint);
            });
  }

  private static boolean hasDatabase() {
    return System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null
        || System.getProperty("quarkus.datasource.jdbc.url") != null;
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  /** Says where the page is, once everything has started, and waits for the end. */
  public static class Site implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
      if (setting("layerwise.roles").contains("server")) {
        System.out.printf(
            "%nLayerwise is ready: http://%s:%s%n",
            setting("quarkus.http.host"), setting("quarkus.http.port"));
      }
      Quarkus.waitForExit();
      return 0;
    }
  }
}
