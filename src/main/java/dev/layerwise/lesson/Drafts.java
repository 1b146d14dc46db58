package dev.layerwise.lesson;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What instructors have before it is published. */
@ApplicationScoped
class Drafts {
  private final LessonStore store;
  private final FigureStore figures;
  private final Readings readings;

  Drafts(LessonStore store, FigureStore figures, Readings readings) {
    this.store = store;
    this.figures = figures;
    this.readings = readings;
  }

  /** How this text would be read as the next revision of a lesson, or of none. */
  LessonReader.Reading read(String slug, String markdown, Map<String, String> presets) {
    Editing.refuseTooMuch(markdown, presets);
    var pictures = new HashSet<>(figures.uploads(slug).keySet());
    newest(slug).ifPresent(newest -> pictures.addAll(newest.figures().keySet()));
    return readings.of(new LessonSource(markdown, presets, null, pictures));
  }

  Optional<Preset> solution(String slug) {
    return newest(slug)
        .flatMap(newest -> Optional.ofNullable(newest.solution()))
        .flatMap(text -> PresetReader.read(LessonSource.SOLUTION, text, new Findings()));
  }

  /** What was deleted, the latest first. */
  List<DeletedLesson> deleted() {
    return store.hidden().stream().flatMap(hidden -> deleted(hidden).stream()).toList();
  }

  private Optional<DeletedLesson> deleted(LessonStore.Hidden hidden) {
    return readings
        .of(hidden.slug(), hidden.shown())
        .map(
            reading ->
                new DeletedLesson(
                    hidden.slug(), reading.title(), hidden.published() != null, hidden.at()));
  }

  /** The newest revision of a lesson that is not hidden. */
  Optional<Manuscript> newest(String slug) {
    return store
        .row(slug)
        .filter(row -> !row.hidden())
        .flatMap(row -> store.manuscript(slug, row.newest()));
  }
}
