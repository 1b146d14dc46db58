package dev.layerwise.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a class changes about a lesson.
 *
 * @param lesson its slug
 * @param opens before then it is not shown; null for always
 * @param due only said, never held against anybody
 */
record ClassLesson(String lesson, boolean hidden, @Nullable Instant opens, @Nullable Instant due) {}
