package dev.layerwise.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.CurrentPerson;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Networks that were put before a class, over HTTP. */
@Path("/api/pushed")
@Authenticated
class PushedResource {
  private final CurrentPerson current;
  private final PushStore pushes;
  private final ObjectMapper json;

  PushedResource(CurrentPerson current, PushStore pushes, ObjectMapper json) {
    this.current = current;
    this.pushes = pushes;
    this.json = json;
  }

  /** What was put before the person's classes lately, newest first. */
  @GET
  public List<Desk.Pushed> pushed() {
    return pushes.to(current.get().id()).stream().map(this::shown).toList();
  }

  private Desk.Pushed shown(PushStore.Row row) {
    return new Desk.Pushed(
        row.id(),
        row.classId(),
        row.className(),
        row.by(),
        row.dataset(),
        read(row.network()),
        read(row.training()),
        row.words(),
        row.at());
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A pushed network's row holds unreadable JSON", e);
    }
  }
}
