package dev.layerwise.lesson;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The lessons of the site as students have them. */
@ApplicationScoped
public class Lessons {
  private final LessonStore store;
  private final Readings readings;

  Lessons(LessonStore store, Readings readings) {
    this.store = store;
    this.readings = readings;
  }

  /** The published lesson of this slug; empty when there is none, or it is hidden. */
  public Optional<Lesson> published(String slug) {
    return store.row(slug).filter(row -> !row.hidden()).flatMap(this::published);
  }

  /**
   * What a person who teaches reads under this slug: while nothing is published, the newest draft.
   */
  public Optional<Lesson> forTeachers(String slug) {
    return store
        .row(slug)
        .filter(row -> !row.hidden())
        .flatMap(row -> published(row).or(() -> revision(row, row.newest())));
  }

  /** Every published lesson, in the order of the path. */
  public List<Lesson> all() {
    return store.rows().stream().map(this::published).flatMap(Optional::stream).toList();
  }

  /**
   * How the bench has to stand to meet the published lesson's challenge: for instructors and checks
   * alone.
   */
  public Optional<Preset> solution(String slug) {
    return store
        .row(slug)
        .filter(row -> !row.hidden() && row.published() != null)
        .flatMap(row -> store.manuscript(slug, Objects.requireNonNull(row.published())))
        .flatMap(manuscript -> Optional.ofNullable(manuscript.solution()))
        .flatMap(text -> PresetReader.read(LessonSource.SOLUTION, text, new Findings()));
  }

  private Optional<Lesson> published(LessonStore.Row row) {
    return Optional.ofNullable(row.published()).flatMap(revision -> revision(row, revision));
  }

  private Optional<Lesson> revision(LessonStore.Row row, int revision) {
    return readings
        .of(row.slug(), revision)
        .map(reading -> reading.lesson(row.slug(), row.number(), revision));
  }
}
