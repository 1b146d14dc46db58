package dev.layerwise.lesson;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How lessons change: every save is a revision, and none is lost. */
@ApplicationScoped
class Editing {
  private static final int LONGEST_SLUG = 60;
  private static final int LONGEST_NOTE = 500;
  private static final int MOST_LESSONS = 500;
  private static final int MOST_PRESETS = 40;

  /** What stands where a slug stands. */
  private static final Set<String> TAKEN = Set.of("order", "preview", "import", "deleted");

  private final Jdbi jdbi;
  private final LessonStore store;
  private final FigureStore figures;
  private final Readings readings;

  Editing(Jdbi jdbi, LessonStore store, FigureStore figures, Readings readings) {
    this.jdbi = jdbi;
    this.store = store;
    this.figures = figures;
    this.readings = readings;
  }

  /** A revision that was saved, and what is wrong with it. */
  @Schema(name = "SavedLesson")
  record Saved(int revision, List<LessonProblem> problems) {}

  /**
   * What somebody wrote.
   *
   * @param presets the text of each preset, without the solution
   * @param solution null to keep the one there is
   */
  record Change(
      String markdown,
      Map<String, String> presets,
      @Nullable String solution,
      int expected,
      @Nullable String note) {}

  Saved save(String slug, UUID author, Change change) {
    refuseTooMuch(change.markdown(), change.presets());
    refuseLong(change.note());
    return jdbi.inTransaction(
        handle -> {
          var row = visible(slug);
          var newest = manuscript(slug, row.newest());
          if (row.newest() != change.expected()) {
            throw stale(slug, row, newest, change);
          }
          var manuscript = changed(newest, change, slug);
          store.add(slug, row.newest() + 1, author, change.note(), manuscript);
          return saved(slug, row.newest() + 1);
        });
  }

  private Manuscript changed(Manuscript newest, Change change, String slug) {
    var presets = new TreeMap<String, String>();
    change
        .presets()
        .forEach((name, text) -> presets.put(name, kept(newest.presets().get(name), text)));
    presets.remove(LessonSource.SOLUTION);
    var solution = change.solution();
    var shown = new TreeMap<>(figures.uploads(slug));
    shown.keySet().removeIf(path -> !change.markdown().contains(path));
    shown.putAll(newest.figures());
    return new Manuscript(
        change.markdown(),
        presets,
        solution == null ? newest.solution() : kept(newest.solution(), solution),
        shown);
  }

  /**
   * The text as it was, when only its blanks differ: a file keeps the form that its author gave it.
   */
  private static String kept(@Nullable String before, String after) {
    return before != null && PresetText.areEqual(before, after) ? before : after;
  }

  private Problem stale(String slug, LessonStore.Row row, Manuscript theirs, Change change) {
    var base = store.manuscript(slug, change.expected()).map(Manuscript::markdown).orElse("");
    return new Problem(
        409,
        "stale-revision",
        "Somebody else saved meanwhile",
        "This lesson was saved as revision %d since you opened revision %d. Yours is not lost: compare the three texts, and save again over the newer one."
            .formatted(row.newest(), change.expected()),
        Map.of(
            "base", base,
            "theirs", theirs.markdown(),
            "yours", change.markdown(),
            "theirsRevision", row.newest()));
  }

  /** A new draft with an empty page. */
  String create(String title, UUID author) {
    var text =
        """
        ---
        title: %s
        summary:
        minutes: 10
        ---

        """
            .formatted(title.strip().replaceAll("\\s+", " "));
    return create(slug(title), author, null, new Manuscript(text, Map.of(), null, Map.of()));
  }

  /** A new draft with this in it. */
  String create(String wanted, UUID author, @Nullable String note, Manuscript manuscript) {
    return jdbi.inTransaction(
        handle -> {
          store.lockSeeding();
          refuseTooMany();
          var slug = wanted;
          for (int i = 2; TAKEN.contains(slug) || store.row(slug).isPresent(); i++) {
            slug = wanted + "-" + i;
          }
          store.create(slug, null);
          store.add(slug, 1, author, note, manuscript);
          return slug;
        });
  }

  private void refuseTooMany() {
    if (store.rows().size() >= MOST_LESSONS) {
      throw Problem.conflict(
          "too-many-lessons",
          "Too many lessons",
          "This site keeps %d lessons at most. Delete one first.".formatted(MOST_LESSONS));
    }
  }

  /**
   * Takes in a lesson from outside.
   *
   * @param apart as a new one even if there is one of that slug, which otherwise gets a draft
   */
  Parcels.Imported bring(String slug, UUID author, Manuscript manuscript, boolean apart) {
    return jdbi.inTransaction(
        handle -> {
          var row = apart ? Optional.<LessonStore.Row>empty() : store.lock(slug);
          if (row.isEmpty()) {
            var created = create(slug, author, "Imported", manuscript);
            return new Parcels.Imported(created, saved(created, 1));
          }
          int revision = row.get().newest() + 1;
          store.add(slug, revision, author, "Imported", manuscript);
          store.hide(slug, false);
          return new Parcels.Imported(slug, saved(slug, revision));
        });
  }

  /** A title in the letters of an address. */
  static String slug(String title) {
    var plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-");
    plain = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "lesson" : plain;
  }

  /** Lets students read this revision, which has to be without problems. */
  void publish(String slug, int revision) {
    jdbi.useTransaction(
        handle -> {
          visible(slug);
          var problems =
              readings.of(slug, revision).orElseThrow(Editing::unknownRevision).problems();
          if (!problems.isEmpty()) {
            throw new Problem(
                422,
                "lesson-has-problems",
                "This lesson cannot be published yet",
                "%s Students go on reading what was published before."
                    .formatted(problems.get(0).message()),
                Map.of("problems", problems));
          }
          store.publish(slug, revision);
        });
  }

  /** Copies an old revision to the front; a deleted lesson comes back by it. */
  Saved restore(String slug, int revision, int expected, UUID author) {
    return jdbi.inTransaction(
        handle -> {
          var row = store.lock(slug).orElseThrow(Bookshelf::unknown);
          var old = store.manuscript(slug, revision).orElseThrow(Editing::unknownRevision);
          if (row.newest() != expected) {
            var change = new Change(old.markdown(), Map.of(), null, expected, null);
            throw stale(slug, row, manuscript(slug, row.newest()), change);
          }
          store.add(slug, row.newest() + 1, author, "As in revision " + revision, old);
          store.hide(slug, false);
          return saved(slug, row.newest() + 1);
        });
  }

  void delete(String slug) {
    jdbi.useTransaction(
        handle -> {
          visible(slug);
          store.hide(slug, true);
        });
  }

  /**
   * Shows a deleted lesson again as it was: published or not, with all its revisions. One that
   * somebody else brought back meanwhile is back.
   */
  void bringBack(String slug) {
    jdbi.useTransaction(
        handle -> {
          store.lockSeeding();
          if (store.lock(slug).orElseThrow(Bookshelf::unknown).hidden()) {
            refuseTooMany();
            store.hide(slug, false);
          }
        });
  }

  /** Puts all lessons in this order. */
  void order(List<String> slugs) {
    jdbi.useTransaction(
        handle -> {
          store.lockSeeding();
          var there = new HashSet<String>();
          store.rows().forEach(row -> there.add(row.slug()));
          if (slugs.size() != there.size() || !there.equals(new HashSet<>(slugs))) {
            throw Problem.conflict(
                "other-lessons",
                "The list of lessons has changed",
                "Name every lesson once. Load the list again, then put it in order.");
          }
          for (int i = 0; i < slugs.size(); i++) {
            store.place(slugs.get(i), i + 1);
          }
        });
  }

  private Saved saved(String slug, int revision) {
    var manuscript = manuscript(slug, revision);
    return new Saved(revision, readings.of(manuscript.source()).problems());
  }

  private LessonStore.Row visible(String slug) {
    return store.lock(slug).filter(row -> !row.hidden()).orElseThrow(Bookshelf::unknown);
  }

  private Manuscript manuscript(String slug, int revision) {
    return store.manuscript(slug, revision).orElseThrow(Editing::unknownRevision);
  }

  static Problem unknownRevision() {
    return Problem.notFound("This lesson has no such revision. Load its history again.");
  }

  /** What is too large to be kept is not kept. */
  static void refuseTooMuch(String markdown, Map<String, String> presets) {
    if (markdown.getBytes(StandardCharsets.UTF_8).length > LessonReader.LARGEST) {
      throw tooLarge("A lesson's text is at most 1 MB long. Make two lessons of it.");
    }
    if (presets.size() > MOST_PRESETS
        || presets.values().stream().anyMatch(text -> text.length() > PresetReader.LARGEST)) {
      throw tooLarge(
          "A lesson has at most %d presets of %d KB each."
              .formatted(MOST_PRESETS, PresetReader.LARGEST / 1024));
    }
  }

  private static Problem tooLarge(String words) {
    return new Problem(413, "lesson-too-large", "The lesson is too large", words);
  }

  private static void refuseLong(@Nullable String note) {
    if (note != null && note.length() > LONGEST_NOTE) {
      throw Problem.badRequest("A note is at most %d characters long.".formatted(LONGEST_NOTE));
    }
  }
}
