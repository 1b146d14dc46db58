package dev.layerwise.bench;

import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The drafts of whoever asks, and those that others share with a link. */
@Path("/api/networks")
@Authenticated
class SavedNetworkResource {
  private static final int MOST_DRAFTS = 500;

  private final SavedNetworkStore drafts;
  private final CurrentPerson current;

  SavedNetworkResource(SavedNetworkStore drafts, CurrentPerson current) {
    this.drafts = drafts;
    this.current = current;
  }

  /** Whether others can open the draft by its link. */
  record Sharing(boolean shared) {}

  /**
   * My drafts, the latest first.
   *
   * @param lesson only the one beside this lesson
   */
  @GET
  public List<SavedNetwork> mine(@RestQuery @Nullable String lesson) {
    return lesson == null ? drafts.of(me()) : drafts.ofLesson(lesson, me()).stream().toList();
  }

  @POST
  @ResponseStatus(201)
  public SavedNetwork create(@Nullable Draft draft) {
    var wanted = given(draft);
    var content = wanted.content();
    if (drafts.count(me()) >= MOST_DRAFTS) {
      throw Problem.conflict(
          "too-many-networks",
          "Too many networks",
          "You keep %d networks, the most that is allowed here. Delete one you no longer need."
              .formatted(MOST_DRAFTS));
    }
    var replaced = content.lesson() == null ? null : wanted.version();
    var made =
        replaced == null
            ? drafts.insert(me(), content)
            : drafts.insertInstead(me(), replaced, content);
    return made.orElseThrow(
        () -> stale(drafts.ofLesson(Objects.requireNonNull(content.lesson()), me())));
  }

  @GET
  @Path("/{id}")
  public SavedNetwork one(UUID id) {
    return drafts.find(id, me()).orElseThrow(SavedNetworkResource::unknown);
  }

  @PUT
  @Path("/{id}")
  public SavedNetwork change(UUID id, @Nullable Draft draft) {
    var wanted = given(draft);
    var content = wanted.content();
    return drafts.update(id, me(), wanted.startedFrom(), content).orElseThrow(() -> refusal(id));
  }

  @DELETE
  @Path("/{id}")
  public void delete(UUID id) {
    if (!drafts.delete(id, me())) {
      throw unknown();
    }
  }

  @POST
  @Path("/{id}/share")
  public Sharing share(UUID id) {
    return sharing(id, true);
  }

  @DELETE
  @Path("/{id}/share")
  public Sharing keepToMyself(UUID id) {
    return sharing(id, false);
  }

  private Sharing sharing(UUID id, boolean shared) {
    if (!drafts.share(id, me(), shared)) {
      throw unknown();
    }
    return new Sharing(shared);
  }

  private Problem refusal(UUID id) {
    return stale(drafts.find(id, me()).filter(SavedNetwork::mine));
  }

  private static Problem stale(Optional<SavedNetwork> there) {
    return there
        .map(
            draft ->
                new Problem(
                    409,
                    "stale-version",
                    "This network was changed elsewhere",
                    "It was saved from another tab or computer in the meantime. Keep that version, or save yours over it.",
                    Map.of("current", draft)))
        .orElseGet(SavedNetworkResource::unknown);
  }

  private UUID me() {
    return current.get().id();
  }

  private static Draft given(@Nullable Draft draft) {
    if (draft == null) {
      throw Problem.badRequest("Send a JSON body.");
    }
    return draft;
  }

  private static Problem unknown() {
    return Problem.notFound(
        "There is no such network, or it is not shared with you. Ask its owner for the link.");
  }
}
