package dev.layerwise.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Lessons, as instructors write them. */
@Path("/api/lessons")
@RolesAllowed("instructor")
class EditorResource {
  private static final int LONGEST_TITLE = 120;

  /**
   * A lesson as somebody saves it.
   *
   * @param solution null to keep the one there is
   * @param expectedRevision the newest revision when the editor was opened
   */
  @Schema(
      name = "LessonChange",
      requiredProperties = {"markdown", "presets", "expectedRevision"})
  record Sent(
      @Nullable String markdown,
      @Nullable Map<String, JsonNode> presets,
      @Nullable JsonNode solution,
      @Nullable Integer expectedRevision,
      @Nullable String note) {}

  /** What a lesson begins with. */
  @Schema(name = "NewLesson", requiredProperties = "title")
  record New(@Nullable String title) {}

  /** Where the new draft is. */
  @Schema(name = "CreatedLesson")
  record Created(String slug, int revision) {}

  /** Every lesson, in the order in which they are to be read. */
  @Schema(name = "LessonOrder", requiredProperties = "slugs")
  record Order(@Nullable List<String> slugs) {}

  /** The revision that students are to read. */
  @Schema(name = "LessonPublication", requiredProperties = "revision")
  record Publication(@Nullable Integer revision) {}

  /** The newest revision when the history was opened. */
  @Schema(name = "LessonRestoration", requiredProperties = "expectedRevision")
  record Restoration(@Nullable Integer expectedRevision) {}

  /** What an editor holds and has not saved. */
  @Schema(
      name = "LessonDraft",
      requiredProperties = {"markdown", "presets"})
  record Unsaved(
      @Nullable String slug, @Nullable String markdown, @Nullable Map<String, JsonNode> presets) {}

  /** How it would be read. */
  @Schema(name = "LessonPreview")
  record Preview(
      List<BlockAnswer> blocks, Map<String, String> glossary, List<LessonProblem> problems) {}

  /** A revision as it was written. */
  @Schema(name = "LessonRevision")
  record Revision(
      int revision,
      String markdown,
      Map<String, JsonNode> presets,
      @Nullable JsonNode solution,
      List<String> figures) {}

  private final Editing editing;
  private final LessonStore store;
  private final Drafts drafts;
  private final CurrentPerson person;

  EditorResource(Editing editing, LessonStore store, Drafts drafts, CurrentPerson person) {
    this.editing = editing;
    this.store = store;
    this.drafts = drafts;
    this.person = person;
  }

  @POST
  @ResponseStatus(201)
  public Created create(@Nullable New wanted) {
    var title = wanted == null ? null : wanted.title();
    if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
      throw Problem.badRequest(
          "Give the lesson a \"title\" of 1 to %d characters.".formatted(LONGEST_TITLE));
    }
    return new Created(editing.create(title, me()), 1);
  }

  @PUT
  @Path("/{slug}")
  public Editing.Saved save(String slug, @Nullable Sent sent) {
    if (sent == null || sent.markdown() == null || sent.expectedRevision() == null) {
      throw Problem.badRequest("Send \"markdown\", \"presets\" and \"expectedRevision\".");
    }
    var solution = sent.solution();
    var change =
        new Editing.Change(
            sent.markdown(),
            PresetText.of(sent.presets()),
            solution == null || solution.isNull() ? null : PresetText.of(solution),
            sent.expectedRevision(),
            sent.note());
    return editing.save(slug, me(), change);
  }

  @PUT
  @Path("/order")
  public void order(@Nullable Order order) {
    if (order == null || order.slugs() == null) {
      throw Problem.badRequest("Send \"slugs\", a list of every lesson's slug.");
    }
    editing.order(order.slugs());
  }

  @DELETE
  @Path("/{slug}")
  public void delete(String slug) {
    editing.delete(slug);
  }

  @GET
  @Path("/deleted")
  public List<DeletedLesson> deleted() {
    return drafts.deleted();
  }

  /** Shows a deleted lesson again, to whom it was shown before. */
  @POST
  @Path("/{slug}/bring-back")
  public void bringBack(String slug) {
    editing.bringBack(slug);
  }

  @POST
  @Path("/{slug}/publish")
  public void publish(String slug, @Nullable Publication publication) {
    if (publication == null || publication.revision() == null) {
      throw Problem.badRequest("Send the \"revision\" that students are to read.");
    }
    editing.publish(slug, publication.revision());
  }

  @GET
  @Path("/{slug}/revisions")
  public List<LessonStore.Entry> revisions(String slug) {
    var history = store.history(slug);
    if (history.isEmpty()) {
      throw Bookshelf.unknown();
    }
    return history;
  }

  @GET
  @Path("/{slug}/revisions/{n}")
  public Revision revision(String slug, int n) {
    var manuscript = store.manuscript(slug, n).orElseThrow(Editing::unknownRevision);
    var solution = manuscript.solution();
    return new Revision(
        n,
        manuscript.markdown(),
        PresetText.json(manuscript.presets()),
        solution == null ? null : PresetText.json(solution),
        List.copyOf(new TreeMap<>(manuscript.figures()).keySet()));
  }

  @POST
  @Path("/{slug}/revisions/{n}/restore")
  public Editing.Saved restore(String slug, int n, @Nullable Restoration restoration) {
    if (restoration == null || restoration.expectedRevision() == null) {
      throw Problem.badRequest("Send the \"expectedRevision\" that is the newest for you.");
    }
    return editing.restore(slug, n, restoration.expectedRevision(), me());
  }

  @POST
  @Path("/preview")
  public Preview preview(@Nullable Unsaved unsaved) {
    if (unsaved == null || unsaved.markdown() == null) {
      throw Problem.badRequest("Send \"markdown\" and \"presets\".");
    }
    var slug = unsaved.slug() == null ? "" : unsaved.slug();
    var reading = drafts.read(slug, unsaved.markdown(), PresetText.of(unsaved.presets()));
    return new Preview(
        BlockAnswer.of(reading.blocks(), slug, me()), reading.glossary(), reading.problems());
  }

  /** The preset that meets the challenge of the newest revision. */
  @GET
  @Path("/{slug}/solution")
  public Preset solution(String slug) {
    return drafts
        .solution(slug)
        .orElseThrow(
            () -> Problem.notFound("This lesson has no solution. Save one with it first."));
  }

  private UUID me() {
    return person.get().id();
  }
}
