package dev.layerwise.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The data sets that the site knows, and where their versions lie: {@code
 * datasets/<name>/<version>} in the site's folder. Versions are never changed or deleted, because
 * runs froze them.
 */
@ApplicationScoped
public class DatasetCatalogue {
  private static final Logger LOG = Logger.getLogger(DatasetCatalogue.class);
  private static final String SETTINGS = "~";
  private static final List<DatasetDescription> DESCRIPTIONS = readDescriptions();

  private final Map<String, String> generatedVersions = new ConcurrentHashMap<>();
  private final Path folder;
  private final DatasetStore imported;

  DatasetCatalogue(@ConfigProperty(name = "layerwise.data") Path folder, DatasetStore imported) {
    this.folder = folder.toAbsolutePath().resolve("datasets");
    this.imported = imported;
  }

  private static List<DatasetDescription> readDescriptions() {
    try (var file = DatasetCatalogue.class.getResourceAsStream("/datasets/catalogue.json")) {
      return new ObjectMapper().readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks beside the start, so that nobody waits: neither the start nor the first reader. */
  void unpackInBackground(@Observes StartupEvent start) {
    var unpacking = new Thread(this::unpackAll, "data-sets");
    unpacking.setDaemon(true);
    unpacking.start();
  }

  private void unpackAll() {
    try {
      for (var entry : list()) {
        if (entry.version() != null) {
          folder(entry.id(), entry.version());
        }
      }
    } catch (Exception e) {
      LOG.error("The shipped data sets could not be unpacked; it is tried again at their use", e);
    }
  }

  /** Of every data set, in the order in which to show them. */
  static Stream<String> ids() {
    return DESCRIPTIONS.stream().map(DatasetDescription::id);
  }

  /** Every data set, in the order in which to show them. */
  public List<DatasetEntry> list() {
    return DESCRIPTIONS.stream().map(about -> entry(about, PlanarSettings.DEFAULT)).toList();
  }

  /**
   * The data set with this id. A generated one takes settings after its name, as in {@code
   * spirals~noise=0.2~seed=3}.
   */
  public Optional<DatasetEntry> find(String id) {
    return description(id)
        .flatMap(about -> settings(about, id).map(settings -> entry(about, settings)));
  }

  /** The folder of a version, for {@link StoredDataset#open}; empty when it is not on this site. */
  public Optional<Path> folder(String id, String version) {
    return description(id).flatMap(about -> folder(about, id, version));
  }

  private Optional<Path> folder(DatasetDescription about, String id, String version) {
    if (!version.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    var place = versions(about).resolve(version);
    if (!Files.isDirectory(place)) {
      bringBack(about, id, version);
    }
    return Optional.of(place).filter(Files::isDirectory);
  }

  /** Unpacks or generates a version that this folder lacks: it may be a fresh worker's. */
  private synchronized void bringBack(DatasetDescription about, String id, String version) {
    switch (about.origin()) {
      case SHIPPED -> {
        if (version.equals(ShippedDatasets.version(about))) {
          write(about, writer -> ShippedDatasets.write(about, writer));
        }
      }
      case GENERATED -> settings(about, id).ifPresent(settings -> generate(about, settings));
      case IMPORTED -> {} // only an instructor can
    }
  }

  /** Where an importer writes this data set. */
  DatasetWriter writer(DatasetDescription about) throws IOException {
    return new DatasetWriter(about, versions(about), incoming());
  }

  /** Where data sets lie while they are written. */
  Path incoming() {
    return folder.resolve(".incoming");
  }

  private Path versions(DatasetDescription about) {
    return folder.resolve(about.id());
  }

  /** What is known of the data set with this id, whether it is on this site or not. */
  public static Optional<DatasetDescription> describe(String id) {
    return description(id).filter(about -> settings(about, id).isPresent());
  }

  private static Optional<DatasetDescription> description(String id) {
    var name = id.split(SETTINGS, 2)[0];
    return DESCRIPTIONS.stream().filter(about -> about.id().equals(name)).findFirst();
  }

  private static Optional<PlanarSettings> settings(DatasetDescription about, String id) {
    var suffix = id.substring(about.id().length());
    return about.origin() == DatasetDescription.Origin.GENERATED || suffix.isEmpty()
        ? PlanarSettings.parse(suffix)
        : Optional.empty();
  }

  private DatasetEntry entry(DatasetDescription about, PlanarSettings settings) {
    return switch (about.origin()) {
      case SHIPPED -> whole(about, about.id(), ShippedDatasets.version(about));
      case GENERATED -> whole(about, settings.idOf(about.id()), generatedVersion(about, settings));
      case IMPORTED ->
          imported
              .find(about.id())
              .map(at -> new DatasetEntry(about.id(), about, at.version(), at.train(), at.test()))
              .orElseGet(
                  () -> new DatasetEntry(about.id(), about, null, about.train(), about.test()));
    };
  }

  private static DatasetEntry whole(DatasetDescription about, String id, String version) {
    return new DatasetEntry(id, about, version, about.train(), about.test());
  }

  private String generatedVersion(DatasetDescription about, PlanarSettings settings) {
    return generatedVersions.computeIfAbsent(
        settings.idOf(about.id()), id -> generate(about, settings));
  }

  private String generate(DatasetDescription about, PlanarSettings settings) {
    return write(about, writer -> PlanarDatasets.write(about, settings, writer));
  }

  private String write(DatasetDescription about, Filling filling) {
    try (var writer = writer(about)) {
      filling.into(writer);
      return writer.finish().sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Filling {
    void into(DatasetWriter writer) throws IOException;
  }
}
