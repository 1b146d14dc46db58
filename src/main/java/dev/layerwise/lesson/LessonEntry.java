package dev.layerwise.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lesson in the list.
 *
 * @param revision the one that students read; null while it is a draft
 * @param draftRevision a newer one, for instructors alone
 */
record LessonEntry(
    String slug,
    int number,
    String title,
    String summary,
    int minutes,
    boolean published,
    @Nullable Integer revision,
    @Nullable Integer draftRevision,
    List<Lesson.Step> steps) {}
