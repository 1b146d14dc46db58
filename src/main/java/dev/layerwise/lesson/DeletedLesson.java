package dev.layerwise.lesson;

import java.time.Instant;

/**
 * A lesson that instructors can bring back.
 *
 * @param published whether students read it again when it is back
 */
record DeletedLesson(String slug, String title, boolean published, Instant deletedAt) {}
