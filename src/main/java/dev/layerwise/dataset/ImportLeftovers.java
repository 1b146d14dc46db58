package dev.layerwise.dataset;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * What killed processes left behind: uploads and half-written data sets that nobody works on any
 * more. Downloads that can be continued stay.
 */
@ApplicationScoped
class ImportLeftovers {
  private static final Logger LOG = Logger.getLogger(ImportLeftovers.class);

  /** No upload and no reading takes so long; another server may be at work in the same folder. */
  private static final Duration OLD = Duration.ofDays(1);

  private final ImportSettings settings;
  private final DatasetCatalogue catalogue;
  private final Clock clock;

  ImportLeftovers(ImportSettings settings, DatasetCatalogue catalogue, Clock clock) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  void deleteAtStart(@Observes StartupEvent start) {
    delete();
  }

  void delete() {
    deleteOld(settings.folder(), "upload-*");
    deleteOld(settings.folder().resolve("arriving"), "*");
    deleteOld(catalogue.incoming(), "*");
  }

  private void deleteOld(Path folder, String names) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var found = Files.newDirectoryStream(folder, names)) {
      for (var each : found) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(clock.instant().minus(OLD))) {
          Folders.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      LOG.warnf(e, "What an earlier import left in %s stays there", folder);
    }
  }
}
