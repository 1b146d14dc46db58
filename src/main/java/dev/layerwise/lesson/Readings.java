package dev.layerwise.lesson;

import dev.layerwise.lesson.LessonReader.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Revisions as they read. They never change, so those in use are read once. */
@ApplicationScoped
class Readings {
  private static final int MOST = 200;

  private record Key(String slug, int revision) {}

  private final Map<Key, Reading> read = new ConcurrentHashMap<>();
  private final LessonStore store;
  private final ShippedContent content;

  Readings(LessonStore store, ShippedContent content) {
    this.store = store;
    this.content = content;
  }

  Optional<Reading> of(String slug, int revision) {
    var key = new Key(slug, revision);
    var known = Optional.ofNullable(read.get(key));
    return known.isPresent()
        ? known
        : store.manuscript(slug, revision).map(text -> keep(key, text));
  }

  private Reading keep(Key key, Manuscript manuscript) {
    if (read.size() >= MOST) {
      read.clear(); // editors leave drafts behind; what is still read comes back at once
    }
    var reading = of(manuscript.source());
    read.put(key, reading);
    return reading;
  }

  /** What is not kept as a revision, or not yet. */
  Reading of(LessonSource source) {
    return LessonReader.read(source, content.glossary());
  }
}
