package dev.layerwise.course;

import static io.restassured.RestAssured.given;

import dev.layerwise.account.Role;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Somebody who signed up over HTTP, and whose session asks. */
record Somebody(UUID id, String name, String session) {
  static Somebody student(String name) {
    return of(name, Role.STUDENT);
  }

  static Somebody instructor(String name) {
    return of(name, Role.INSTRUCTOR);
  }

  /** Signs up, if need be with a code. */
  static Response signUp(String name, String joinCode) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "name",
                name,
                "email",
                UUID.randomUUID() + "@example.org",
                "password",
                "correct horse",
                "joinCode",
                joinCode))
        .post("/api/accounts");
  }

  private static Somebody of(String name, Role role) {
    var answer = signUp(name, "");
    var id = UUID.fromString(answer.path("id"));
    Arc.container()
        .instance(Jdbi.class)
        .get()
        .useHandle(h -> h.execute("UPDATE account SET role = ? WHERE id = ?", role.name(), id));
    return new Somebody(id, name, answer.getCookie("layerwise_session"));
  }

  RequestSpecification asks() {
    return given().cookie("layerwise_session", session).contentType(ContentType.JSON);
  }

  Response get(String path) {
    return asks().get(path);
  }

  Response post(String path, Object body) {
    return asks().body(body).post(path);
  }
}
