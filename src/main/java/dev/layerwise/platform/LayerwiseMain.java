package dev.layerwise.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the site. Without a configured database it brings its own. */
@QuarkusMain
public final class LayerwiseMain {
  private LayerwiseMain() {}

  public static void main(String... arguments) throws IOException {
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
    Quarkus.run(
        Site.class,
        (code, failure) -> {
          database.close();
          leave(code, failure);
        },
        arguments);
  }

  /** A handler of our own replaces the one that would have told why the start failed. */
  private static void leave(int code, @Nullable Throwable failure) {
    if (failure != null) {
      Logger.getLogger(LayerwiseMain.class).error("Layerwise could not start", failure);
    }
    System.exit(code);
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
