package dev.layerwise.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ShareClassResourceTest {
  private static final String CLASSES = "/api/admin/share-classes";

  @Inject Jdbi jdbi;
  private String admin;
  private String student;

  @BeforeEach
  void signUp() {
    admin = session("ada");
    student = session("bob");
    jdbi.useHandle(
        h -> h.execute("UPDATE account SET role = 'ADMIN' WHERE email = 'ada@share.example'"));
  }

  @Test
  void aWeightReachesThePeopleOfItsClass() {
    var id = created("Thesis", 2);
    var bob = id("bob");
    as(admin).put(CLASSES + "/" + id + "/people/" + bob).then().statusCode(200);

    as(admin)
        .get(CLASSES)
        .then()
        .statusCode(200)
        .body("find { it.name == 'Thesis' }.people", contains(bob));
    assertThat(weight(bob)).isEqualTo(2);

    as(admin).body(wish("Thesis", 4)).put(CLASSES + "/" + id).then().body("weight", equalTo(4f));
    assertThat(weight(bob)).isEqualTo(4);

    as(admin).delete(CLASSES + "/" + id + "/people/" + bob).then().statusCode(204);
    assertThat(weight(bob)).isEqualTo(1);
    as(admin).put(CLASSES + "/" + id + "/people/" + bob);
    as(admin).delete(CLASSES + "/" + id).then().statusCode(204);
    assertThat(weight(bob)).isEqualTo(1);
  }

  @Test
  void somebodyIsInOneClassAtMost() {
    var first = created("First", 2);
    var second = created("Second", 3);
    var bob = id("bob");
    as(admin).put(CLASSES + "/" + first + "/people/" + bob).then().statusCode(200);
    as(admin).put(CLASSES + "/" + second + "/people/" + bob).then().statusCode(200);

    as(admin).get(CLASSES).then().body("find { it.name == 'First' }.people", empty());
    as(admin).delete(CLASSES + "/" + first);
    as(admin).delete(CLASSES + "/" + second);
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    for (var body :
        new String[] {"{}", wish(" ", 1), wish("x".repeat(61), 1), wish("x", 0), wish("x", 101)}) {
      as(admin).body(body).post(CLASSES).then().statusCode(400).body("detail", containsString(" "));
    }
    var id = created("Once", 1);
    as(admin).body(wish("once", 1)).post(CLASSES).then().statusCode(409);
    var missing = "00000000-0000-0000-0000-000000000000";
    as(admin).put(CLASSES + "/" + missing + "/people/" + id("bob")).then().statusCode(404);
    as(admin).put(CLASSES + "/" + id + "/people/" + missing).then().statusCode(404);
    as(admin).body(wish("x", 1)).put(CLASSES + "/" + missing).then().statusCode(404);
    as(admin).delete(CLASSES + "/" + id).then().statusCode(204);
    as(admin).delete(CLASSES + "/" + id).then().statusCode(404);
  }

  @Test
  void onlyAdminsMay() {
    given().get(CLASSES).then().statusCode(401);
    as(student).get(CLASSES).then().statusCode(403);
    as(student).body(wish("Mine", 100)).post(CLASSES).then().statusCode(403);
  }

  private String created(String name, double weight) {
    var answer = as(admin).body(wish(name, weight)).post(CLASSES);
    answer.then().statusCode(201);
    return answer.path("id");
  }

  private static String wish(String name, double weight) {
    return "{\"name\":\"%s\",\"weight\":%s}".formatted(name, weight);
  }

  private double weight(String account) {
    return jdbi.withHandle(
        h ->
            h.select("SELECT weight FROM quota_account WHERE account_id = ?::uuid", account)
                .mapTo(Double.class)
                .one());
  }

  private String id(String name) {
    return jdbi.withHandle(
        h ->
            h.select("SELECT id FROM account WHERE email = ?", name + "@share.example")
                .mapTo(String.class)
                .one());
  }

  private static RequestSpecification as(String session) {
    return given().cookie("layerwise_session", session).contentType(ContentType.JSON);
  }

  private static String session(String name) {
    var mail = name + "@share.example";
    var signIn = "{\"email\":\"%s\",\"password\":\"correct horse\"}".formatted(mail);
    var known = given().contentType(ContentType.JSON).body(signIn).post("/api/session");
    var answer =
        known.statusCode() == 200
            ? known
            : given()
                .contentType(ContentType.JSON)
                .body(
                    "{\"name\":\"%s\",\"email\":\"%s\",\"password\":\"correct horse\"}"
                        .formatted(name, mail))
                .post("/api/accounts");
    return answer.getCookies().values().iterator().next();
  }
}
