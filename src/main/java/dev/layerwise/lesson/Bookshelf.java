package dev.layerwise.lesson;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lessons as one person may read them: drafts are for instructors. */
@ApplicationScoped
class Bookshelf {
  private final LessonStore store;
  private final FigureStore figures;
  private final Readings readings;
  private final KeptLessons kept;

  Bookshelf(LessonStore store, FigureStore figures, Readings readings, KeptLessons kept) {
    this.kept = kept;
    this.store = store;
    this.figures = figures;
    this.readings = readings;
  }

  List<LessonEntry> list(Person reader) {
    var away = kept.from(reader);
    return store.rows().stream()
        .filter(row -> row.published() != null || mayEdit(reader))
        .filter(row -> !away.contains(row.slug()))
        .map(row -> entry(row, mayEdit(reader)))
        .toList();
  }

  private LessonEntry entry(LessonStore.Row row, boolean editor) {
    var published = row.published();
    var lesson = lesson(row, published == null ? row.newest() : published);
    boolean drafted = editor && (published == null || published != row.newest());
    return new LessonEntry(
        row.slug(),
        row.number(),
        lesson.title(),
        lesson.summary(),
        lesson.minutes(),
        published != null,
        published,
        drafted ? row.newest() : null,
        lesson.steps());
  }

  private Lesson lesson(LessonStore.Row row, int revision) {
    return reading(row, revision).lesson(row.slug(), row.number(), revision);
  }

  private LessonReader.Reading reading(LessonStore.Row row, int revision) {
    return readings.of(row.slug(), revision).orElseThrow(Bookshelf::unknown);
  }

  /**
   * One lesson.
   *
   * @param draft the newest revision rather than the published one
   */
  LessonAnswer one(String slug, Person reader, boolean draft) {
    var row = row(slug, reader);
    var published = row.published();
    int revision = published == null || (draft && mayEdit(reader)) ? row.newest() : published;
    var reading = reading(row, revision);
    var near = list(reader);
    var markdown =
        mayEdit(reader) ? store.manuscript(slug, revision) : Optional.<Manuscript>empty();
    return new LessonAnswer(
        slug,
        row.number(),
        reading.title(),
        reading.summary(),
        reading.minutes(),
        revision,
        published != null && published == revision,
        beside(near, slug, -1),
        beside(near, slug, 1),
        markdown.map(Manuscript::markdown).orElse(null),
        BlockAnswer.of(reading.blocks(), slug, reader.id()),
        reading.presets(),
        reading.glossary());
  }

  private static LessonAnswer.@Nullable Link beside(
      List<LessonEntry> lessons, String slug, int step) {
    var slugs = lessons.stream().map(LessonEntry::slug).toList();
    int at = slugs.indexOf(slug) + step;
    if (at < 0 || at >= lessons.size()) {
      return null;
    }
    var other = lessons.get(at);
    return new LessonAnswer.Link(other.slug(), other.number(), other.title());
  }

  /** A figure's bytes; of a draft's or a picture just sent, for instructors. */
  byte[] figure(String slug, String path, Person reader) {
    var row = row(slug, reader);
    return shown(row, path, mayEdit(reader))
        .flatMap(figures::bytes)
        .orElseThrow(
            () -> Problem.notFound("This lesson has no such picture. Load the lesson again."));
  }

  private Optional<String> shown(LessonStore.Row row, String path, boolean editor) {
    var published = row.published();
    var sha256 = published == null ? Optional.<String>empty() : figure(row.slug(), published, path);
    if (!editor) {
      return sha256;
    }
    return figure(row.slug(), row.newest(), path)
        .or(() -> Optional.ofNullable(figures.uploads(row.slug()).get(path)))
        .or(() -> sha256);
  }

  private Optional<String> figure(String slug, int revision, String path) {
    return store
        .manuscript(slug, revision)
        .flatMap(manuscript -> Optional.ofNullable(manuscript.figures().get(path)));
  }

  private LessonStore.Row row(String slug, Person reader) {
    return store
        .row(slug)
        .filter(row -> !row.hidden())
        .filter(row -> row.published() != null || mayEdit(reader))
        .filter(row -> !kept.from(reader).contains(slug))
        .orElseThrow(Bookshelf::unknown);
  }

  static boolean mayEdit(Person person) {
    return Objects.requireNonNull(person).role() != Role.STUDENT;
  }

  static Problem unknown() {
    return Problem.notFound(
        "There is no such lesson, or it is not published. Choose one from the list of lessons.");
  }
}
