package dev.layerwise.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.layerwise.platform.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings imported data sets onto the site, beside the requests that ask for them. What a download
 * received stays until the import succeeds, is cancelled, or turns out to be no such data set.
 */
@ApplicationScoped
class DatasetImports {
  private static final Logger LOG = Logger.getLogger(DatasetImports.class);

  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final ImportSettings settings;
  private final DatasetCatalogue catalogue;
  private final DatasetStore datasets;
  private final ImportStore imports;

  DatasetImports(
      ImportSettings settings,
      DatasetCatalogue catalogue,
      DatasetStore datasets,
      ImportStore imports) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.datasets = datasets;
    this.imports = imports;
  }

  @PreDestroy
  void stop() {
    workers.shutdownNow();
  }

  Optional<ImportStatus> status(String dataset) {
    return imports.find(dataset);
  }

  /** From where the data set is fetched unless told otherwise; null when it is not imported. */
  @Nullable URI address(DatasetDescription about) {
    return settings.address(about.id());
  }

  /** Starts fetching, or goes on with what an earlier attempt received. */
  void fetch(DatasetDescription about, @Nullable URI wanted, UUID person) {
    var importer = importer(about);
    var address = wanted != null ? wanted : settings.address(about.id());
    if (address == null) {
      throw Problem.badRequest("Say from which address to fetch the data set.");
    }
    check(address);
    var attempt = begin(about, address.toString(), "Connecting to " + address.getHost(), person);
    workers.execute(() -> run(about, attempt, () -> download(importer, address, about, attempt)));
  }

  private static void check(URI address) {
    try {
      Download.checkAddress(address);
    } catch (DownloadFailed e) {
      throw Problem.badRequest(e.getMessage());
    } catch (java.net.UnknownHostException laterToldByTheImport) {
      // The import tells it where its progress is watched.
    }
  }

  /** Reads files that were uploaded. They are this import's now, and deleted after it. */
  void read(DatasetDescription about, List<Importer.SourceFile> files, UUID person) {
    importer(about);
    var attempt = begin(about, null, "Reading what was uploaded", person);
    workers.execute(() -> run(about, attempt, () -> files));
  }

  /** A new folder for the files of an upload. */
  Path uploadFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(settings.folder()), "upload-");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Stops the import and throws away what it received. */
  void cancel(DatasetDescription about) {
    imports.cancel(about.id());
    try {
      Folders.deleteIfExists(downloads(about));
    } catch (IOException e) {
      LOG.warnf("The import of %s deletes its files itself: %s", about.id(), e.getMessage());
    }
  }

  private ImportAttempt begin(
      DatasetDescription about, @Nullable String address, String message, UUID person) {
    long number =
        imports
            .begin(about.id(), address, message, person)
            .orElseThrow(
                () ->
                    Problem.conflict(
                        "import-running",
                        "An import is running",
                        about.name()
                            + " is being imported at this moment. Wait for it, or cancel it."));
    return new ImportAttempt(imports, Clock.systemUTC(), about.id(), number);
  }

  private static Importer importer(DatasetDescription about) {
    return switch (about.id()) {
      case "cifar-10" -> new CifarImporter();
      case "fashion-mnist-full" -> new FashionMnistImporter();
      default ->
          throw Problem.conflict(
              "not-importable",
              "Nothing to import",
              about.name() + " comes with this site: there is nothing to import.");
    };
  }

  private interface Source {
    List<Importer.SourceFile> files() throws IOException, DownloadFailed, ImportCancelled;
  }

  private void run(DatasetDescription about, ImportAttempt attempt, Source source) {
    List<Importer.SourceFile> files = List.of();
    try {
      files = source.files();
      read(about, attempt, files);
      discard(about, files);
    } catch (UnreadableArchive e) {
      discard(about, files);
      attempt.failed(e.getMessage());
    } catch (ImportCancelled e) {
      discardUpload(about, files);
    } catch (DownloadFailed e) {
      attempt.failed(e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.errorf(e, "The import of %s failed", about.id());
      discard(about, files);
      attempt.failed(
          "This server could not write or read its files. Ask its admin whether the disk is full.");
    }
  }

  private void read(
      DatasetDescription about, ImportAttempt attempt, List<Importer.SourceFile> files)
      throws IOException, UnreadableArchive, ImportCancelled {
    var scratch = uploadFolder();
    try (var writer = catalogue.writer(about)) {
      attempt.at("Reading the files");
      importer(about).read(files, scratch, writer, attempt);
      attempt.at("Storing the data set");
      var meta = writer.finish();
      attempt.ended(() -> datasets.put(meta));
    } finally {
      Folders.deleteIfExists(scratch);
    }
  }

  private List<Importer.SourceFile> download(
      Importer importer, URI address, DatasetDescription about, ImportAttempt attempt)
      throws IOException, DownloadFailed, ImportCancelled {
    var folder = Files.createDirectories(downloads(about));
    var files = new ArrayList<Importer.SourceFile>();
    for (var each : importer.addresses(address)) {
      var path = each.getPath();
      var name = path.substring(path.lastIndexOf('/') + 1);
      var file = folder.resolve(UUID.nameUUIDFromBytes(each.toString().getBytes(UTF_8)) + ".part");
      var message = "Downloading " + name + " from " + each.getHost();
      settings
          .download()
          .fetch(each, file, (bytes, total) -> attempt.received(bytes, total, message));
      files.add(new Importer.SourceFile(name, file));
    }
    return files;
  }

  private Path downloads(DatasetDescription about) {
    return settings.folder().resolve(about.id());
  }

  /** What was downloaded stays: cancelling deletes it, another attempt goes on with it. */
  private void discardUpload(DatasetDescription about, List<Importer.SourceFile> files) {
    if (files.stream().noneMatch(file -> file.path().startsWith(downloads(about)))) {
      discard(about, files);
    }
  }

  /** Deletes what was received, whether fetched or uploaded. */
  private static void discard(DatasetDescription about, List<Importer.SourceFile> files) {
    Set<Path> folders = new HashSet<>();
    files.forEach(file -> folders.add(file.path().getParent()));
    for (var folder : folders) {
      try {
        Folders.deleteIfExists(folder);
      } catch (IOException e) {
        LOG.warnf("The files of the import of %s stay in %s", about.id(), folder);
      }
    }
  }
}
