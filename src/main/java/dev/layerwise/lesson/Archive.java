package dev.layerwise.lesson;

import dev.layerwise.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A lesson's folder as a zip file. Reading is bounded while it unpacks, whatever sizes the archive
 * claims; names are compared with what a lesson holds and never become paths of this machine.
 *
 * @param folder the name of the folder, such as {@code 08-convolution}; null when the files lie at
 *     the top
 */
record Archive(@Nullable String folder, Map<String, byte[]> files) {
  private static final int MOST_ENTRIES = 200;
  private static final int MOST_BYTES = 32 << 20;
  private static final int LARGEST_FILE = 4 << 20;
  private static final Pattern FOLDER = Pattern.compile("(?:\\d{2}-)?[a-z0-9-]{1,80}");

  byte[] zip() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : new TreeMap<>(files).entrySet()) {
        var entry = new ZipEntry((folder == null ? "" : folder + "/") + file.getKey());
        entry.setTime(0); // equal lessons are equal archives
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Archive read(byte[] bytes) {
    var files = new HashMap<String, byte[]>();
    String folder = null;
    int left = MOST_BYTES;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = entry.getName();
        if (entry.isDirectory() || name.startsWith("__MACOSX/")) {
          continue;
        }
        var parts = name.split("/", 2);
        boolean inside = parts.length == 2 && !parts[0].equals("figures");
        if (inside
            && (!FOLDER.matcher(parts[0]).matches()
                || (folder != null && !folder.equals(parts[0])))) {
          throw refused("\"" + shortened(name) + "\" lies outside of the lesson's folder.");
        }
        folder = inside ? parts[0] : folder;
        var content = zip.readNBytes(Math.min(left, LARGEST_FILE) + 1);
        left -= content.length;
        if (content.length > LARGEST_FILE || left < 0 || files.size() >= MOST_ENTRIES) {
          throw refused("It holds more than a lesson does: at most 200 files, 32 MB in all.");
        }
        files.put(inside ? parts[1] : name, content);
      }
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
      throw refused("It cannot be unpacked.");
    }
    if (files.isEmpty()) {
      throw refused("It is empty, or no zip file.");
    }
    return new Archive(folder, files);
  }

  private static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }

  private static Problem refused(String why) {
    return new Problem(
        422,
        "unusable-archive",
        "This is no lesson's archive",
        why + " Send a zip file of one lesson's folder, as exporting a lesson makes it.");
  }
}
