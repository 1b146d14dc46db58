package dev.layerwise.lesson;

import dev.layerwise.lesson.Pictures.UnusablePicture;
import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What comes to a lesson from outside and leaves it: pictures, and whole folders. */
@ApplicationScoped
class Parcels {
  private static final int LONGEST_NAME = 40;
  private static final int HASH_LENGTH = 8;

  private final LessonStore store;
  private final FigureStore figures;
  private final Drafts drafts;
  private final Editing editing;

  Parcels(LessonStore store, FigureStore figures, Drafts drafts, Editing editing) {
    this.store = store;
    this.figures = figures;
    this.drafts = drafts;
    this.editing = editing;
  }

  /** What was imported, and what is wrong with it. */
  record Imported(String slug, Editing.Saved saved) {}

  /** Keeps a picture for a lesson, and returns what a figure's {@code src} says of it. */
  String picture(String slug, String name, byte[] bytes) {
    if (drafts.newest(slug).isEmpty()) {
      throw Bookshelf.unknown();
    }
    try {
      var picture = Pictures.again(bytes);
      var hash = FigureStore.sha256(picture.bytes()).substring(0, HASH_LENGTH);
      var path = "figures/" + base(name) + "-" + hash + "." + picture.extension();
      Figures.check(path, picture.bytes()).ifPresent(flaw -> refuse(flaw));
      figures.upload(slug, path, picture.bytes());
      return path;
    } catch (UnusablePicture e) {
      throw unusable(e.words());
    }
  }

  private static void refuse(String flaw) {
    throw unusable(flaw);
  }

  private static Problem unusable(String words) {
    return new Problem(422, "unusable-picture", "This picture cannot be used", words);
  }

  private static String base(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var plain =
        last.replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    plain = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "picture" : plain;
  }

  /** The newest revision as {@code content/} would hold it. */
  Archive export(String slug) {
    var newest = drafts.newest(slug).orElseThrow(Bookshelf::unknown);
    var bytes = new TreeMap<String, byte[]>();
    newest
        .figures()
        .forEach((path, sha256) -> figures.bytes(sha256).ifPresent(file -> bytes.put(path, file)));
    var folder = new LessonFolder(newest.markdown(), newest.presets(), newest.solution(), bytes);
    int number = store.row(slug).map(LessonStore.Row::number).orElse(0);
    return new Archive("%02d-%s".formatted(number % 100, slug), folder.files());
  }

  /**
   * Takes in a folder: as a draft of the lesson of that name, or as a new one. Files that belong in
   * no lesson are refused; mistakes in the text are kept, to be corrected.
   *
   * @param apart as a new one even if there is a lesson of that name
   */
  Imported bring(byte[] zip, UUID author, boolean apart) {
    var archive = Archive.read(zip);
    var findings = new Findings();
    var folder = LessonFolder.of(archive.files(), findings);
    if (!findings.all().isEmpty()) {
      throw new Problem(
          422,
          "unusable-archive",
          "This is no lesson's archive",
          findings.all().get(0).file() + ": " + findings.all().get(0).message(),
          Map.of("problems", findings.all()));
    }
    Editing.refuseTooMuch(folder.markdown(), folder.presets());
    var manuscript =
        new Manuscript(
            folder.markdown(), folder.presets(), folder.solution(), figures.put(folder.figures()));
    var name =
        Optional.ofNullable(archive.folder()).map(given -> given.replaceFirst("^\\d{2}-", ""));
    return editing.bring(
        name.map(Editing::slug).orElseGet(() -> slugOf(folder)), author, manuscript, apart);
  }

  private static String slugOf(LessonFolder folder) {
    return Editing.slug(FrontMatter.read(Lines.of(folder.markdown()), new Findings()).title());
  }
}
