package dev.layerwise.dataset;

import static io.restassured.RestAssured.given;

import dev.layerwise.account.Role;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** Requests of people who are signed in to the test's site. */
final class SignedIn {
  private static final Map<Role, String> SESSIONS = new EnumMap<>(Role.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private SignedIn() {}

  /** Somebody of this role; the same person in each call, because a password costs time. */
  static synchronized RequestSpecification as(Role role) {
    return given().cookie("layerwise_session", SESSIONS.computeIfAbsent(role, SignedIn::signUp));
  }

  private static String signUp(Role role) {
    var email = "data%d@example.org".formatted(NUMBER.incrementAndGet());
    var session =
        given()
            .contentType(ContentType.JSON)
            .body(
                "{\"name\":\"Ada\",\"email\":\"%s\",\"password\":\"correct horse\"}"
                    .formatted(email))
            .post("/api/accounts")
            .getCookie("layerwise_session");
    Arc.container()
        .instance(Jdbi.class)
        .get()
        .useHandle(
            handle ->
                handle.execute("UPDATE account SET role = ? WHERE email = ?", role.name(), email));
    return session;
  }
}
