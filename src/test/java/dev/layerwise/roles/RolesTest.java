package dev.layerwise.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.platform.DatabaseResource;
import dev.layerwise.roles.RoleTable.Answer;
import dev.layerwise.roles.RoleTable.Caller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Every endpoint, asked by everybody: docs/roles.md is true, and a new endpoint needs its row. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RolesTest {
  private final RoleTable table = RoleTable.read();

  @Test
  void thePageHasARowForEveryEndpointAndNoOther() {
    assertThat(table.rows().keySet()).containsExactlyInAnyOrderElementsOf(Route.all());
  }

  @Test
  void everybodyGetsTheAnswerThatThePageSays() {
    var cast = new Cast();
    var wrong = new ArrayList<String>();
    table
        .rows()
        .forEach(
            (route, answers) -> {
              for (var caller : Caller.values()) {
                int status = cast.statusOf(route, caller);
                if (status >= 500 || Answer.of(status) != answers.get(caller)) {
                  wrong.add(
                      "%s: %s got %d, not %s"
                          .formatted(route, caller, status, answers.get(caller)));
                }
              }
            });
    assertThat(wrong).isEmpty();
  }
}
