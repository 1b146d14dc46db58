package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.layerwise.platform.Problem;
import dev.layerwise.platform.TestDatabase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditingTest {
  private static final String TEXT = LessonText.with("Words.");

  private Jdbi jdbi;
  private LessonStore store;
  private ShippedContent content;
  private Lessons lessons;
  private Editing editing;
  private Drafts drafts;
  private Parcels parcels;
  private UUID author;

  @BeforeEach
  void open() {
    jdbi = TestDatabase.fresh();
    store = new LessonStore(jdbi);
    var figures = new FigureStore(jdbi);
    content = new ShippedContent(jdbi, store, figures);
    var readings = new Readings(store, content);
    lessons = new Lessons(store, readings);
    editing = new Editing(jdbi, store, figures, readings);
    drafts = new Drafts(store, figures, readings);
    parcels = new Parcels(store, figures, drafts, editing);
    author =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "INSERT INTO account (name, email, password_hash, role)"
                            + " VALUES ('Ada', 'ada@example.org', 'x', 'INSTRUCTOR') RETURNING id")
                    .mapTo(UUID.class)
                    .one());
  }

  @Test
  void shippedLessonsArePublishedInTheirOrder() {
    content.bring(List.of(shipped("02-second", "Two."), shipped("01-first", "One.")));

    assertThat(lessons.all())
        .extracting(Lesson::slug, Lesson::number, Lesson::revision)
        .containsExactly(tuple("first", 1, 1), tuple("second", 2, 1));
    assertThat(lessons.solution("first")).map(Preset::dataset).contains("digits");
    assertThat(lessons.published("third")).isEmpty();
  }

  @Test
  void theSameProgramBringsNothingTwice() {
    content.bring(List.of(shipped("01-first", "One.")));
    content.bring(List.of(shipped("01-first", "One.")));

    assertThat(store.history("first")).hasSize(1);
  }

  @Test
  void aNewVersionOfALessonComesOnlyWhereNobodyEdited() {
    content.bring(List.of(shipped("01-first", "One."), shipped("02-second", "Two.")));
    save("second", 1, "Edited here.");

    content.bring(List.of(shipped("01-first", "One, anew."), shipped("02-second", "Two, anew.")));

    assertThat(lessons.published("first").orElseThrow().revision()).isEqualTo(2);
    assertThat(store.row("second").orElseThrow().newest()).isEqualTo(2);
    assertThat(store.manuscript("second", 2).orElseThrow().markdown()).contains("Edited here.");
  }

  @Test
  void aSaveIsADraftUntilItIsPublished() {
    content.bring(List.of(shipped("01-first", "One.")));

    var saved = save("first", 1, "Two.");

    assertThat(saved).isEqualTo(new Editing.Saved(2, List.of()));
    assertThat(lessons.published("first").orElseThrow().revision()).isEqualTo(1);
    editing.publish("first", 2);
    assertThat(lessons.published("first").orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void aStaleSaveIsRefusedWithAllThreeTexts() {
    content.bring(List.of(shipped("01-first", "Base.")));
    save("first", 1, "Theirs.");

    assertThatThrownBy(() -> save("first", 1, "Yours."))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.more()).containsEntry("theirsRevision", 2);
              assertThat((String) problem.more().get("base")).contains("Base.");
              assertThat((String) problem.more().get("theirs")).contains("Theirs.");
              assertThat((String) problem.more().get("yours")).contains("Yours.");
            });
    assertThat(store.row("first").orElseThrow().newest()).isEqualTo(2);
  }

  @Test
  void ofManyWhoSaveAtOnceOneDoes() throws Exception {
    content.bring(List.of(shipped("01-first", "Base.")));
    var pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> one =
          () -> {
            try {
              save("first", 1, "Mine.");
              return true;
            } catch (Problem e) {
              return false;
            }
          };
      long saved = 0;
      for (var result : pool.invokeAll(Collections.nCopies(8, one))) {
        saved += result.get() ? 1 : 0;
      }
      assertThat(saved).isEqualTo(1);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aDraftWithProblemsIsKeptAndNotPublished() {
    content.bring(List.of(shipped("01-first", "One.")));

    var saved = save("first", 1, ":::video\n:::");

    assertThat(saved.problems()).hasSize(1);
    assertThatThrownBy(() -> editing.publish("first", 2))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    assertThat(lessons.published("first").orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void aPresetKeepsItsFormAndTheSolutionStays() {
    content.bring(List.of(shipped("01-first", "One.")));
    var preset = PresetText.of(PresetText.json(LessonText.PRESET));
    assertThat(preset).isNotEqualTo(LessonText.PRESET);

    editing.save(
        "first", author, new Editing.Change(TEXT, Map.of("starter", preset), null, 1, "note"));

    var manuscript = store.manuscript("first", 2).orElseThrow();
    assertThat(manuscript.presets()).containsEntry("starter", LessonText.PRESET);
    assertThat(manuscript.solution()).isEqualTo(LessonText.PRESET);
  }

  @Test
  void anOldRevisionComesBackAsANewOne() {
    content.bring(List.of(shipped("01-first", "One.")));
    save("first", 1, "Two.");

    editing.restore("first", 1, 2, author);

    assertThat(store.manuscript("first", 3)).isEqualTo(store.manuscript("first", 1));
    assertThat(store.history("first"))
        .extracting(LessonStore.Entry::revision, LessonStore.Entry::author)
        .containsExactly(tuple(3, "Ada"), tuple(2, "Ada"), tuple(1, null));
  }

  @Test
  void aDeletedLessonIsHiddenAndComesBack() {
    content.bring(List.of(shipped("01-first", "One."), shipped("02-second", "Two.")));

    editing.delete("first");

    assertThat(lessons.all()).extracting(Lesson::slug, Lesson::number).hasSize(1);
    assertThat(lessons.all().get(0).number()).isEqualTo(1);
    assertThatThrownBy(() -> save("first", 1, "x")).isInstanceOf(Problem.class);
    content.bring(List.of(shipped("01-first", "One.")));
    assertThat(lessons.published("first")).isEmpty();
    editing.restore("first", 1, 1, author);
    assertThat(lessons.published("first")).isPresent();
  }

  @Test
  void aDeletedLessonIsListedAndComesBackAsItWas() {
    content.bring(List.of(shipped("01-first", "One."), shipped("02-second", "Two.")));
    var draft = editing.create("Never published", author);
    editing.delete("first");
    editing.delete(draft);

    assertThat(drafts.deleted())
        .extracting(DeletedLesson::slug, DeletedLesson::title, DeletedLesson::published)
        .containsExactlyInAnyOrder(
            tuple("first", "A title", true), tuple(draft, "Never published", false));
    editing.bringBack("first");

    assertThat(drafts.deleted()).extracting(DeletedLesson::slug).containsExactly(draft);
    assertThat(lessons.published("first").orElseThrow())
        .returns(1, Lesson::number)
        .returns(1, Lesson::revision);
    editing.bringBack("first");
    assertThat(store.history("first")).hasSize(1);
    assertThatThrownBy(() -> editing.bringBack("nothing")).isInstanceOf(Problem.class);
  }

  @Test
  void newLessonsComeLastAndCanBeMoved() {
    content.bring(List.of(shipped("01-first", "One.")));

    var slug = editing.create("Ärger & Über: Die Lösung", author);
    assertThat(slug).isEqualTo("arger-uber-die-losung");
    assertThat(editing.create("Order", author)).isEqualTo("order-2");
    editing.order(List.of("order-2", slug, "first"));

    assertThat(lessons.published("first").orElseThrow().number()).isEqualTo(3);
    assertThatThrownBy(() -> editing.order(List.of("first"))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> editing.order(List.of("first", "first", slug)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aLessonLeavesAndComesBackTheSame() {
    var shipped = shipped("01-first", "One.");
    content.bring(List.of(shipped));

    var archive = parcels.export("first");

    assertThat(archive.folder()).isEqualTo("01-first");
    assertThat(archive.files()).containsExactlyInAnyOrderEntriesOf(shipped.files());
    var imported = parcels.bring(archive.zip(), author, false);
    assertThat(imported.slug()).isEqualTo("first");
    assertThat(imported.saved()).isEqualTo(new Editing.Saved(2, List.of()));
    assertThat(store.manuscript("first", 2)).isEqualTo(store.manuscript("first", 1));
    assertThat(lessons.published("first").orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void everyShippedLessonLeavesByteForByteAsItsFolder() {
    var content = Content.read(Path.of("content"));
    this.content.bring(content.lessons());

    assertThat(content.lessons()).isNotEmpty();
    for (var shipped : content.lessons()) {
      var archive = Archive.read(parcels.export(shipped.slug()).zip());
      assertThat(archive.folder()).isEqualTo(shipped.name());
      assertThat(archive.files()).containsExactlyInAnyOrderEntriesOf(shipped.files());
    }
  }

  @Test
  void anImportCanLeaveTheLessonOfItsNameAlone() {
    content.bring(List.of(shipped("01-first", "One.")));
    var zip = parcels.export("first").zip();

    var imported = parcels.bring(zip, author, true);

    assertThat(imported.slug()).isEqualTo("first-2");
    assertThat(store.history("first")).hasSize(1);
    assertThat(store.manuscript("first-2", 1)).isEqualTo(store.manuscript("first", 1));
    assertThat(lessons.published("first-2")).isEmpty();
  }

  @Test
  void textsThatAreTooLargeAreNotKept() {
    content.bring(List.of(shipped("01-first", "One.")));

    assertThatThrownBy(() -> save("first", 1, "word ".repeat(1 << 20)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
  }

  private Editing.Saved save(String slug, int expected, String words) {
    return editing.save(
        slug,
        author,
        new Editing.Change(
            LessonText.with(words), Map.of("starter", LessonText.PRESET), null, expected, null));
  }

  private static Content.Shipped shipped(String name, String words) {
    var files = new HashMap<String, byte[]>();
    files.put("lesson.md", LessonText.with(words).getBytes());
    files.put("starter.json", LessonText.PRESET.getBytes());
    files.put("solution.json", LessonText.PRESET.getBytes());
    files.put("figures/slide.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes());
    return new Content.Shipped(name, files);
  }
}
