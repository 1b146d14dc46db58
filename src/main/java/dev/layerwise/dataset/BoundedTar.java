package dev.layerwise.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * A {@code tar.gz} of which only known files are taken, each to a path of our choice. Links,
 * devices and paths that lead elsewhere are refused, and so is more than was agreed.
 */
final class BoundedTar {
  private static final int MOST_ENTRIES = 64;
  private static final long MOST_ENTRY_BYTES = 64L << 20;
  private static final long MOST_BYTES = 320L << 20;

  /** For headers, padding and the end of an archive; long names unpack into memory. */
  private static final long HEADROOM = 1L << 20;

  private final Set<String> wanted;
  private final Set<String> ignored;
  private long bytes;

  /**
   * @param wanted the last parts of the paths of the files to take
   * @param ignored likewise of those that may be there but are of no use
   */
  BoundedTar(Set<String> wanted, Set<String> ignored) {
    this.wanted = wanted;
    this.ignored = ignored;
  }

  /**
   * Writes the wanted files of this archive into the folder, by their last names, and tells which.
   */
  Set<String> extract(Path archive, Path folder, Importer.Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled {
    try (var compressed = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        var unpacked = gunzip(compressed);
        var bounded = new BoundedStream(unpacked, HEADROOM);
        var tar = new TarArchiveInputStream(bounded)) {
      var files = new HashSet<String>();
      int entries = 0;
      for (var entry = next(tar); entry != null; entry = next(tar)) {
        if (++entries > MOST_ENTRIES) {
          throw new UnreadableArchive("The archive holds more than " + MOST_ENTRIES + " files.");
        }
        admit(entry, bounded);
        take(tar, entry, folder, files, watch);
      }
      drain(bounded);
      return files;
    }
  }

  private static GZIPInputStream gunzip(InputStream compressed)
      throws IOException, UnreadableArchive {
    try {
      return new GZIPInputStream(compressed, 1 << 16);
    } catch (ZipException | EOFException e) {
      throw new UnreadableArchive(
          "The file is not a .tar.gz archive. Choose the archive as its publisher offers it,"
              + " without unpacking or renaming it.");
    }
  }

  private void admit(TarArchiveEntry entry, BoundedStream bounded) throws UnreadableArchive {
    bytes += entry.getSize();
    if (entry.getSize() > MOST_ENTRY_BYTES || bytes > MOST_BYTES) {
      throw tooLarge();
    }
    bounded.allow(entry.getSize());
  }

  private void take(
      InputStream tar, TarArchiveEntry entry, Path folder, Set<String> files, Importer.Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled {
    var name = accepted(entry);
    if (entry.isDirectory() || !wanted.contains(name)) {
      return;
    }
    if (!files.add(name)) {
      throw new UnreadableArchive("The archive was refused: it holds " + name + " twice.");
    }
    copy(tar, entry.getSize(), folder.resolve(name), watch);
  }

  /** The last part of the entry's path, when there is no harm in it. */
  private String accepted(TarArchiveEntry entry) throws UnreadableArchive {
    var path = entry.getName();
    if (path.startsWith("/") || path.contains("\\") || List.of(path.split("/+")).contains("..")) {
      throw refused(path, "leads out of the archive's folder");
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      throw refused(path, "is a link");
    }
    if (!entry.isDirectory() && !isPlain(entry)) {
      throw refused(path, "is not a plain file");
    }
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (!entry.isDirectory() && !wanted.contains(name) && !ignored.contains(name)) {
      throw refused(path, "does not belong to this data set");
    }
    return name;
  }

  /** The tar reader takes a device for a file too, so look at the flag itself. */
  private static boolean isPlain(TarArchiveEntry entry) {
    return entry.getLinkFlag() == TarConstants.LF_NORMAL
        || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
  }

  private static UnreadableArchive refused(String path, String why) {
    var shown = path.replaceAll("[^\\x20-\\x7e]", "?");
    return new UnreadableArchive(
        "The archive was refused: \"%s\" in it %s. Use the archive from its official address."
            .formatted(shown.length() > 80 ? shown.substring(0, 80) + "…" : shown, why));
  }

  private static void copy(InputStream from, long size, Path to, Importer.Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled {
    var buffer = new byte[1 << 16];
    long written = 0;
    try (var out = Files.newOutputStream(to)) {
      for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
        out.write(buffer, 0, read);
        written += read;
        watch.at("Unpacking " + to.getFileName());
      }
    }
    if (written != size) {
      throw truncated();
    }
  }

  /** To the end, so that the checksum there is looked at. */
  private static void drain(InputStream rest) throws UnreadableArchive {
    var buffer = new byte[1 << 16];
    while (read(rest, buffer) >= 0) {}
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar)
      throws UnreadableArchive {
    try {
      return tar.getNextEntry();
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static int read(InputStream from, byte[] buffer) throws UnreadableArchive {
    try {
      return from.read(buffer);
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** What reading met: only this archive can be the reason. */
  private static UnreadableArchive unreadable(Exception e) {
    if (e instanceof BoundedStream.Exceeded) {
      return tooLarge();
    }
    if (e instanceof EOFException || String.valueOf(e.getMessage()).contains("Truncated")) {
      return truncated();
    }
    return new UnreadableArchive(
        "The archive is damaged. Download it again, then import it again.");
  }

  private static UnreadableArchive tooLarge() {
    return new UnreadableArchive(
        "The archive was refused: unpacked, it is larger than this data set can be.");
  }

  private static UnreadableArchive truncated() {
    return new UnreadableArchive(
        "The archive ends too early: a part of it is missing. Download it again, then import it"
            + " again.");
  }
}
