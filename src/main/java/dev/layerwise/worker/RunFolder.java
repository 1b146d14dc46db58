package dev.layerwise.worker;

import dev.layerwise.dataset.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Where a trainer leaves the files of one attempt; gone when the attempt is over. */
record RunFolder(Path path) implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RunFolder.class);

  static RunFolder create(Path path) throws IOException {
    Folders.deleteIfExists(path);
    return new RunFolder(Files.createDirectories(path));
  }

  @Override
  public void close() {
    try {
      Folders.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warnf("%s could not be removed: %s", path, e.getMessage());
    }
  }
}
