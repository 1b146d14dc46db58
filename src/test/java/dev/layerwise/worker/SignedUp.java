package dev.layerwise.worker;

import static io.restassured.RestAssured.given;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;

/** Somebody who signed up over HTTP, and whose session asks. */
record SignedUp(Person person, String session) {
  static SignedUp now() {
    var email = UUID.randomUUID() + "@example.org";
    var answer =
        given()
            .contentType(ContentType.JSON)
            .body(
                "{\"name\":\"Ada\",\"email\":\"%s\",\"password\":\"correct horse\"}"
                    .formatted(email))
            .post("/api/accounts");
    var person = new Person(UUID.fromString(answer.path("id")), "Ada", email, Role.STUDENT);
    return new SignedUp(person, answer.getCookie("layerwise_session"));
  }

  Response get(String path) {
    return given().cookie("layerwise_session", session).get(path);
  }
}
