package dev.layerwise.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where a trainer leaves the files of one attempt; gone when the attempt is over. */
record RunFolder(Path path) implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RunFolder.class);

  static RunFolder create(Path path) throws IOException {
    delete(path);
    return new RunFolder(Files.createDirectories(path));
  }

  @Override
  public void close() {
    try {
      delete(path);
    } catch (IOException e) {
      LOG.warnf("%s could not be removed: %s", path, e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Deletion());
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
