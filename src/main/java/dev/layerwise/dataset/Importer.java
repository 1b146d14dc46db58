package dev.layerwise.dataset;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Turns the files of a publisher into a data set. */
interface Importer {
  /**
   * A file as it was fetched or uploaded.
   *
   * @param name as its publisher or its uploader calls it; never used as a path
   */
  record SourceFile(String name, Path path) {}

  /** What to fetch, given the address that the site or an instructor names. */
  List<URI> addresses(URI address);

  /**
   * Reads the files into the writer.
   *
   * @param scratch an empty folder, deleted afterwards
   * @param watch told every now and then; what it throws stops the reading
   */
  void read(List<SourceFile> files, Path scratch, DatasetWriter writer, Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled;

  /** Looks up from the work now and then. */
  interface Watch {
    void at(String message) throws ImportCancelled;
  }
}
