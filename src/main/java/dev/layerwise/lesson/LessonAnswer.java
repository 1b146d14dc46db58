package dev.layerwise.lesson;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as it is read.
 *
 * @param published whether students read this revision
 * @param markdown for instructors alone
 */
@Schema(name = "Lesson")
record LessonAnswer(
    String slug,
    int number,
    String title,
    String summary,
    int minutes,
    int revision,
    boolean published,
    @Nullable Link previous,
    @Nullable Link next,
    @Nullable String markdown,
    List<BlockAnswer> blocks,
    Map<String, Preset> presets,
    Map<String, String> glossary) {

  /** The way to another lesson. */
  @Schema(name = "LessonLink")
  record Link(String slug, int number, String title) {}
}
