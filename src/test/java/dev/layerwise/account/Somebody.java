package dev.layerwise.account;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Somebody who signed up over HTTP, and whose session asks. */
public record Somebody(Person person, String session) {
  private static final Map<Role, Somebody> USUAL = new EnumMap<>(Role.class);

  public static Somebody student(String name) {
    return of(name, Role.STUDENT);
  }

  public static Somebody instructor(String name) {
    return of(name, Role.INSTRUCTOR);
  }

  /** The same person in each call, where it does not matter who: a password costs time. */
  public static synchronized Somebody usual(Role role) {
    return USUAL.computeIfAbsent(role, each -> of("Ada", each));
  }

  public static Somebody of(String name, Role role) {
    var answer = signUp(name, "");
    var person = new Person(UUID.fromString(answer.path("id")), name, answer.path("email"), role);
    Arc.container()
        .instance(Jdbi.class)
        .get()
        .useHandle(
            h -> h.execute("UPDATE account SET role = ? WHERE id = ?", role.name(), person.id()));
    return new Somebody(person, answer.getCookie("layerwise_session"));
  }

  /** Signs up, if need be with a code. */
  public static Response signUp(String name, String joinCode) {
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

  public UUID id() {
    return person.id();
  }

  public RequestSpecification signedIn() {
    return given().cookie("layerwise_session", session);
  }

  /** With a body of JSON. */
  public RequestSpecification asks() {
    return signedIn().contentType(ContentType.JSON);
  }

  public Response get(String path) {
    return asks().get(path);
  }

  public Response post(String path, Object body) {
    return asks().body(body).post(path);
  }
}
