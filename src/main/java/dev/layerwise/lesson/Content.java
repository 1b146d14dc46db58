package dev.layerwise.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A folder of lessons, such as the one that ships with the program.
 *
 * @param glossary the text of its glossary
 */
record Content(String glossary, List<Shipped> lessons) {
  private static final Pattern NAME = Pattern.compile("(\\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)");

  /**
   * One lesson of it.
   *
   * @param name of its folder, such as {@code 08-convolution}
   */
  record Shipped(String name, Map<String, byte[]> files) {
    int number() {
      return Integer.parseInt(name.substring(0, 2));
    }

    String slug() {
      return name.substring(3);
    }
  }

  static Content read(Path folder) {
    try {
      var glossary = folder.resolve(Glossary.FILE);
      return new Content(Files.exists(glossary) ? Files.readString(glossary) : "", lessons(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Shipped> lessons(Path folder) throws IOException {
    var lessons = new ArrayList<Shipped>();
    try (var folders = Files.list(folder)) {
      for (var lesson : folders.filter(Files::isDirectory).sorted().toList()) {
        var name =
            lesson.getFileName().toString().replace("/", ""); // as in the file system of a jar
        if (!NAME.matcher(name).matches()) {
          throw new IOException(name + " is no name of a lesson such as 08-convolution");
        }
        lessons.add(new Shipped(name, files(lesson)));
      }
    }
    return List.copyOf(lessons);
  }

  private static Map<String, byte[]> files(Path lesson) throws IOException {
    var files = new HashMap<String, byte[]>();
    try (var paths = Files.walk(lesson)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        files.put(lesson.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
