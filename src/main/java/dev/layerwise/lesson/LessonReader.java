package dev.layerwise.lesson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a lesson as it is written, and notes everything wrong with it, each with file and line. */
final class LessonReader {
  static final int LARGEST = 1 << 20;

  private LessonReader() {}

  /**
   * What was read; with problems, as much of it as could be.
   *
   * @param glossary the terms that the lesson uses, with their explanations
   */
  record Reading(
      String title,
      String summary,
      int minutes,
      List<Block> blocks,
      Map<String, Preset> presets,
      Map<String, String> glossary,
      List<LessonProblem> problems) {

    Lesson lesson(String slug, int number, int revision) {
      return new Lesson(slug, number, title, summary, minutes, revision, blocks, presets);
    }
  }

  static Reading read(LessonSource source, Glossary glossary) {
    var findings = new Findings();
    if (source.markdown().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      findings.add(1, "A lesson's text is at most 1 MB long. Make two lessons of it.");
      return new Reading("", "", 1, List.of(), Map.of(), Map.of(), findings.all());
    }
    var presets = presets(source, findings);
    var front = FrontMatter.read(Lines.of(source.markdown()), findings);
    var markup = new Markup(glossary, Findings.TEXT, findings);
    var blocks = blocks(source, front.rest(), markup, findings);
    if (blocks.stream().noneMatch(Block.Bench.class::isInstance)) {
      findings.add(
          1,
          "A lesson sets the bench at least once: write \":::bench preset=starter\" and \":::\".");
    }
    return new Reading(
        front.title(),
        front.summary(),
        front.minutes(),
        blocks,
        presets,
        markup.terms(),
        findings.all());
  }

  private static Map<String, Preset> presets(LessonSource source, Findings findings) {
    var presets = new TreeMap<String, Preset>();
    new TreeMap<>(source.presets())
        .forEach(
            (name, text) -> {
              if (!Attributes.isId(name)) {
                findings.add(
                    name + ".json",
                    1,
                    "A preset's name consists of a-z, 0-9 and -, as in starter.");
              }
              PresetReader.read(name, text, findings)
                  .ifPresent(preset -> presets.put(name, preset));
            });
    var solution = source.solution();
    if (solution != null) {
      PresetReader.read(LessonSource.SOLUTION, solution, findings);
    }
    return presets;
  }

  private static List<Block> blocks(
      LessonSource source, Lines text, Markup markup, Findings findings) {
    var directives = new DirectiveReader(source, markup, findings);
    var blocks = new ArrayList<Block>();
    for (var section : Section.cut(text, findings)) {
      var opening = section.opening();
      if (opening == null) {
        blocks.add(new Block.Text(markup.blocks(section.body())));
      } else {
        directives.read(opening, section.body()).ifPresent(blocks::add);
      }
    }
    return blocks;
  }
}
