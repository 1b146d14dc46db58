package dev.layerwise.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.layerwise.account.CurrentPerson;
import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Classes over HTTP. */
@Path("/api/classes")
@Authenticated
class ClassResource {
  /** A code as somebody typed it. */
  @Schema(name = "JoinCode")
  record Code(@Nullable String code) {}

  /** What a visitor with a code may know. */
  record ClassName(String name) {}

  private final CurrentPerson current;
  private final Classes classes;
  private final ClassStore store;
  private final ClassLessonStore lessons;
  private final ObjectMapper json;

  ClassResource(
      CurrentPerson current,
      Classes classes,
      ClassStore store,
      ClassLessonStore lessons,
      ObjectMapper json) {
    this.current = current;
    this.classes = classes;
    this.store = store;
    this.lessons = lessons;
    this.json = json;
  }

  @GET
  public List<ClassView> mine() {
    var person = current.get();
    return store.of(person.id(), person.role() == Role.ADMIN).stream()
        .map(
            row -> ClassView.of(row, Classes.teaches(person, row), List.of(), lessons.of(row.id())))
        .toList();
  }

  @POST
  @RolesAllowed("instructor")
  @ResponseStatus(201)
  public ClassView make(@Nullable ClassWish wish) {
    if (wish == null) {
      throw Problem.badRequest("Send a JSON body with the name of the class.");
    }
    return shown(classes.make(current.get(), wish));
  }

  @GET
  @Path("/{id}")
  public ClassView get(UUID id) {
    return shown(classes.seen(current.get(), id).id());
  }

  /** Changes what is named and leaves the rest; null takes a value away. */
  @PATCH
  @Path("/{id}")
  @RolesAllowed("instructor")
  public ClassView change(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ClassWish.class)))
          @Nullable JsonNode change) {
    var row = classes.taught(current.get(), id);
    classes.change(id, merged(ClassWish.of(row), change));
    return shown(id);
  }

  private ClassWish merged(ClassWish present, @Nullable JsonNode change) {
    if (change == null || !change.isObject()) {
      throw unreadable();
    }
    ObjectNode whole = json.valueToTree(present);
    whole.setAll((ObjectNode) change);
    try {
      return json.treeToValue(whole, ClassWish.class);
    } catch (JsonProcessingException e) {
      throw unreadable();
    }
  }

  private static Problem unreadable() {
    return Problem.badRequest(
        "Send a JSON object with what is to change: name, starts, ends, weeklyHours or weight.");
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed("instructor")
  public void delete(UUID id) {
    classes.delete(classes.taught(current.get(), id));
  }

  /** Another code; the one before lets nobody in any more. */
  @POST
  @Path("/{id}/code")
  @RolesAllowed("instructor")
  public ClassView drawCode(UUID id) {
    classes.drawCode(classes.taught(current.get(), id).id());
    return shown(id);
  }

  @POST
  @Path("/join")
  public ClassView join(@Nullable Code code, @Context HttpServerRequest request) {
    if (code == null || code.code() == null || code.code().isBlank()) {
      throw Problem.badRequest("Send the code of the class, as in {\"code\":\"ABCDEFGH\"}.");
    }
    var person = current.get();
    var row = classes.opened(code.code(), request.remoteAddress().hostAddress(), person);
    classes.join(row.id(), person.id());
    return shown(row.id());
  }

  @GET
  @Path("/codes/{code}")
  @PermitAll
  public ClassName named(String code, @Context HttpServerRequest request) {
    return new ClassName(classes.nameBehind(code, request.remoteAddress().hostAddress()));
  }

  /** Takes somebody out; everybody may leave by themselves. */
  @DELETE
  @Path("/{id}/members/{account}")
  public void remove(UUID id, UUID account) {
    Person person = current.get();
    var row = account.equals(person.id()) ? classes.seen(person, id) : classes.taught(person, id);
    classes.leave(row, account);
  }

  @PUT
  @Path("/{id}/lessons")
  @RolesAllowed("instructor")
  public ClassView setLessons(UUID id, @Nullable List<ClassLesson> wanted) {
    classes.taught(current.get(), id);
    if (wanted == null
        || wanted.stream().anyMatch(each -> each == null || each.lesson() == null)
        || wanted.stream().map(ClassLesson::lesson).distinct().count() != wanted.size()) {
      throw Problem.badRequest("Send a list that names each lesson once, by its slug.");
    }
    lessons.replace(id, wanted);
    return shown(id);
  }

  private ClassView shown(UUID id) {
    var row = store.find(id).orElseThrow(Classes::unknown);
    boolean teaches = Classes.teaches(current.get(), row);
    return ClassView.of(row, teaches, teaches ? store.members(id) : List.of(), lessons.of(id));
  }
}
