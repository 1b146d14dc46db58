package dev.layerwise.lesson;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as a folder holds it: the same in {@code content/}, in an archive and in a revision.
 *
 * @param presets the text of each preset under its name, without the solution
 * @param solution the text of the preset that is kept from students
 * @param figures the bytes of each file that a figure may show, under its path
 */
record LessonFolder(
    String markdown,
    Map<String, String> presets,
    @Nullable String solution,
    Map<String, byte[]> figures) {
  private static final Pattern PRESET = Pattern.compile("([a-z0-9-]{1,60})\\.json");

  LessonFolder {
    presets = Map.copyOf(presets);
    figures = Map.copyOf(figures);
  }

  /** Sorts files by what they are. What belongs in no lesson is noted and left out. */
  static LessonFolder of(Map<String, byte[]> files, Findings findings) {
    var presets = new TreeMap<String, String>();
    var figures = new TreeMap<String, byte[]>();
    new TreeMap<>(files)
        .forEach(
            (path, bytes) -> {
              var preset = PRESET.matcher(path);
              if (preset.matches()) {
                presets.put(preset.group(1), text(path, bytes, findings));
              } else if (Figures.isPath(path)) {
                Figures.check(path, bytes).ifPresent(flaw -> findings.add(path, 1, flaw));
                figures.put(path, bytes);
              } else if (!path.equals(Findings.TEXT)) {
                findings.add(
                    path,
                    1,
                    "A lesson's folder holds lesson.md, presets such as starter.json, and pictures"
                        + " such as figures/name.svg, .png or .jpg.");
              }
            });
    if (!files.containsKey(Findings.TEXT)) {
      findings.add(1, "The folder has no lesson.md.");
    }
    var markdown = text(Findings.TEXT, files.getOrDefault(Findings.TEXT, new byte[0]), findings);
    return new LessonFolder(markdown, presets, presets.remove(LessonSource.SOLUTION), figures);
  }

  private static String text(String path, byte[] bytes, Findings findings) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      findings.add(path, 1, "This file is no text in UTF-8.");
      return "";
    }
  }

  /** Every file under its path. */
  Map<String, byte[]> files() {
    var files = new TreeMap<>(figures);
    files.put(Findings.TEXT, markdown.getBytes(StandardCharsets.UTF_8));
    presets.forEach((name, text) -> files.put(file(name), text.getBytes(StandardCharsets.UTF_8)));
    if (solution != null) {
      files.put(file(LessonSource.SOLUTION), solution.getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  LessonSource source() {
    return new LessonSource(markdown, presets, solution, figures.keySet());
  }

  private static String file(String preset) {
    return preset + ".json";
  }
}
