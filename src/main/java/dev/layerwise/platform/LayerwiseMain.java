package dev.layerwise.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the site. Without a configured database it brings its own. */
@QuarkusMain
public final class LayerwiseMain {
  private LayerwiseMain() {}

  public static void main(String... arguments) throws IOException {
    if (hasDatabase()) {
      Quarkus.run(arguments);
      return;
    }
    var folder = ConfigProvider.getConfig().getValue("layerwise.data", String.class);
    var database = EmbeddedDatabase.start(Path.of(folder).toAbsolutePath());
    System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
    System.setProperty("quarkus.datasource.username", "postgres");
    Quarkus.run(null, (code, failure) -> database.close(), arguments);
  }

  private static boolean hasDatabase() {
    return System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null
        || System.getProperty("quarkus.datasource.jdbc.url") != null;
  }
}
