package dev.layerwise.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of lessons and their revisions. */
@ApplicationScoped
class LessonStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED_LOCK = 0x6c775f6c6573736fL; // any number that nothing else locks
  private static final String ROWS =
      """
      SELECT slug, CAST(rank() OVER (PARTITION BY hidden_at IS NULL ORDER BY place, slug) AS int) AS number,
             newest, published, hidden_at IS NOT NULL AS hidden
        FROM lesson
      """;

  private final Jdbi jdbi;

  LessonStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Where a lesson stands.
   *
   * @param number its place among those that are not hidden, from 1
   * @param published the revision that students read; null while it is a draft
   */
  record Row(String slug, int number, int newest, @Nullable Integer published, boolean hidden) {}

  /**
   * A line of a lesson's history.
   *
   * @param author null when it came with the program, or the account is gone
   */
  @Schema(name = "LessonHistoryEntry")
  record Entry(
      int revision,
      Instant at,
      @Nullable String author,
      @Nullable String note,
      boolean shipped,
      boolean published) {}

  /** A hidden lesson, and since when. */
  record Hidden(String slug, int newest, @Nullable Integer published, Instant at) {
    /** The revision that it is known by. */
    int shown() {
      return published == null ? newest : published;
    }
  }

  private record Texts(String markdown, String presets, String figures) {}

  /** Every lesson that is not hidden, in the order of the path. */
  List<Row> rows() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM (" + ROWS + ") AS each WHERE NOT hidden ORDER BY number")
                .mapTo(Row.class)
                .list());
  }

  /** Every lesson that is hidden, the latest first. */
  List<Hidden> hidden() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT slug, newest, published, hidden_at AS at FROM lesson
                     WHERE hidden_at IS NOT NULL ORDER BY hidden_at DESC, slug
                    """)
                .mapTo(Hidden.class)
                .list());
  }

  /** One lesson, hidden or not. */
  Optional<Row> row(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM (" + ROWS + ") AS each WHERE slug = :slug")
                .bind("slug", slug)
                .mapTo(Row.class)
                .findOne());
  }

  /** Lets nobody else change this lesson until the transaction ends. */
  Optional<Row> lock(String slug) {
    return jdbi.withHandle(
        handle -> {
          handle
              .createQuery("SELECT slug FROM lesson WHERE slug = :slug FOR UPDATE")
              .bind("slug", slug)
              .mapTo(String.class)
              .findOne();
          return row(slug);
        });
  }

  /** Lets no other process bring the shipped lessons until the transaction ends. */
  void lockSeeding() {
    jdbi.useHandle(handle -> handle.execute("SELECT pg_advisory_xact_lock(?)", SEED_LOCK));
  }

  Optional<Manuscript> manuscript(String slug, int revision) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT markdown, presets, figures FROM lesson_revision
                     WHERE slug = :slug AND revision = :revision
                    """)
                .bind("slug", slug)
                .bind("revision", revision)
                .mapTo(Texts.class)
                .findOne()
                .map(
                    texts ->
                        Manuscript.of(
                            texts.markdown(), map(texts.presets()), map(texts.figures()))));
  }

  /** Whether this revision came with the program. */
  boolean isShipped(String slug, int revision) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT shipped FROM lesson_revision WHERE slug = :slug AND revision ="
                        + " :revision")
                .bind("slug", slug)
                .bind("revision", revision)
                .mapTo(Boolean.class)
                .one());
  }

  List<Entry> history(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT revision, at, account.name AS author, note, shipped,
                           revision IS NOT DISTINCT FROM published AS published
                      FROM lesson_revision JOIN lesson USING (slug)
                      LEFT JOIN account ON account.id = author
                     WHERE slug = :slug ORDER BY revision DESC
                    """)
                .bind("slug", slug)
                .mapTo(Entry.class)
                .list());
  }

  /** A lesson without a revision yet: the first one has to follow in the same transaction. */
  void create(String slug, @Nullable Integer place) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO lesson (slug, place, newest)
                    VALUES (:slug, coalesce(:place, (SELECT coalesce(max(place), 0) + 1 FROM lesson)), 1)
                    """)
                .bind("slug", slug)
                .bind("place", place)
                .execute());
  }

  /** Keeps a revision, and makes it the newest. */
  void add(
      String slug,
      int revision,
      @Nullable UUID author,
      @Nullable String note,
      Manuscript manuscript) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO lesson_revision
                         (slug, revision, author, shipped, note, markdown, presets, figures)
                  VALUES (:slug, :revision, :author, :shipped, :note, :markdown,
                          CAST(:presets AS json), CAST(:figures AS json))
                  """)
              .bind("slug", slug)
              .bind("revision", revision)
              .bind("author", author)
              .bind("shipped", author == null)
              .bind("note", note)
              .bind("markdown", manuscript.markdown())
              .bind("presets", json(manuscript.allPresets()))
              .bind("figures", json(manuscript.figures()))
              .execute();
          handle.execute("UPDATE lesson SET newest = ? WHERE slug = ?", revision, slug);
        });
  }

  void publish(String slug, int revision) {
    jdbi.useHandle(
        handle -> handle.execute("UPDATE lesson SET published = ? WHERE slug = ?", revision, slug));
  }

  void hide(String slug, boolean hidden) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE lesson SET hidden_at = CASE WHEN ? THEN now() END WHERE slug = ?",
                hidden,
                slug));
  }

  void place(String slug, int place) {
    jdbi.useHandle(
        handle -> handle.execute("UPDATE lesson SET place = ? WHERE slug = ?", place, slug));
  }

  private static Map<String, String> map(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A revision holds what we wrote", e);
    }
  }

  private static String json(Map<String, String> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written as JSON", e);
    }
  }
}
