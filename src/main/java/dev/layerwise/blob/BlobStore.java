package dev.layerwise.blob;

import dev.layerwise.platform.Disk;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Files named by the SHA-256 of their bytes, in a folder. A file appears whole or not at all: it is
 * written beside its place, synced and moved there.
 */
public final class BlobStore {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final String PARTIAL = "partial-";

  private final Path folder;

  public BlobStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps this file, which whoever wrote it leaves as it is from now on. Where it lies on the same
   * disk it gets a second name here, and its bytes are not touched.
   *
   * @param sha256 of its bytes, in hexadecimal, as taken by who wrote it
   */
  public void keep(Path file, String sha256) throws IOException {
    var place = place(sha256);
    Files.createDirectories(place.getParent());
    var partial = folder.resolve(PARTIAL + UUID.randomUUID() + ".tmp");
    try {
      linkOrCopy(file, partial);
      Disk.sync(partial);
      Files.setLastModifiedTime(partial, FileTime.from(Instant.now()));
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Not every file system has second names, and none has them for what lies on another. */
  private static void linkOrCopy(Path file, Path to) throws IOException {
    try {
      Files.createLink(to, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(file, to);
    }
  }

  /** Whether so many bytes can be written now: they are, and deleted again. */
  public boolean hasRoomFor(int bytes) {
    try {
      Files.createDirectories(folder);
      var partial = Files.createTempFile(folder, PARTIAL, ".tmp");
      try {
        Files.write(partial, new byte[bytes]);
        return true;
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Where the bytes with this SHA-256 lie.
   *
   * @throws NoSuchFileException when they are not here
   */
  public Path path(String id) throws NoSuchFileException {
    var place = place(id);
    if (!Files.isRegularFile(place)) {
      throw new NoSuchFileException(place.toString());
    }
    return place;
  }

  /** What was kept before this moment, and not anew since. */
  public List<String> before(Instant moment) throws IOException {
    return filesBefore(moment).stream().map(BlobStore::name).filter(BlobStore::isId).toList();
  }

  /**
   * Deletes these bytes unless they were kept since this moment: the same bytes may have come again
   * meanwhile.
   *
   * @return whether they are gone
   */
  public boolean deleteBefore(Instant moment, String id) throws IOException {
    var place = place(id);
    return isBefore(moment, place) && Files.deleteIfExists(place);
  }

  /** Deletes what a process left that ended while it wrote, before this moment. */
  public void deletePartialsBefore(Instant moment) throws IOException {
    for (var file : filesBefore(moment)) {
      if (name(file).startsWith(PARTIAL)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> filesBefore(Instant moment) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder, 2)) {
      return files.filter(file -> isBefore(moment, file)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A file that is gone meanwhile is not there to be old. */
  private static boolean isBefore(Instant moment, Path file) {
    try {
      var found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile() && found.lastModifiedTime().toInstant().isBefore(moment);
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  private Path place(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("Not a SHA-256 in hexadecimal: " + id);
    }
    return folder.resolve(id.substring(0, 2)).resolve(id);
  }

  /** Gives the container the site's store. */
  static class Producer {
    @Produces
    @Singleton
    BlobStore blobs(@ConfigProperty(name = "layerwise.data") Path data) {
      return new BlobStore(data.toAbsolutePath().resolve("blobs"));
    }
  }
}
