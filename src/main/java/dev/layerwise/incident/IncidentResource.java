package dev.layerwise.incident;

import dev.layerwise.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong lately, for admins. */
@Path("/api/admin/incidents")
@RolesAllowed("admin")
class IncidentResource {
  private static final int MOST_AT_ONCE = 200;

  /** Incidents, the latest first; {@code next} is the {@code after} of the page behind. */
  record IncidentPage(List<IncidentStore.Told> incidents, @Nullable String next) {}

  private final IncidentStore store;

  IncidentResource(IncidentStore store) {
    this.store = store;
  }

  @GET
  public IncidentPage list(
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("after") @Nullable String after,
      @QueryParam("count") @DefaultValue("20") int count) {
    int most = Math.max(1, Math.min(count, MOST_AT_ONCE));
    var rows = new ArrayList<>(store.page(kind(kind), place(after), most + 1));
    var next = rows.size() > most ? text(rows.get(most - 1)) : null;
    return new IncidentPage(rows.stream().limit(most).toList(), next);
  }

  private static @Nullable IncidentKind kind(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    return Arrays.stream(IncidentKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "An incident's kind is one of " + List.of(IncidentKind.values()) + "."));
  }

  private static String text(IncidentStore.Told last) {
    return last.lastAt() + "_" + last.id();
  }

  private static IncidentStore.@Nullable Place place(@Nullable String after) {
    if (after == null || after.isBlank()) {
      return null;
    }
    var parts = after.split("_", 2);
    try {
      return new IncidentStore.Place(Instant.parse(parts[0]), Long.parseLong(parts[1]));
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      throw Problem.badRequest("Give as after the next of the page before, unchanged.");
    }
  }
}
