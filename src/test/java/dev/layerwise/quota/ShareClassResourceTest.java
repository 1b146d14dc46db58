package dev.layerwise.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ShareClassResourceTest {
  private static final String CLASSES = "/api/admin/share-classes";

  @Inject Jdbi jdbi;
  private Somebody admin;
  private Somebody student;

  @BeforeEach
  void signUp() {
    admin = Somebody.usual(Role.ADMIN);
    student = Somebody.usual(Role.STUDENT);
  }

  @Test
  void aWeightReachesThePeopleOfItsClass() {
    var id = created("Thesis", 2);
    var bob = student.id();
    admin().put(CLASSES + "/" + id + "/people/" + bob).then().statusCode(200);

    admin()
        .get(CLASSES)
        .then()
        .statusCode(200)
        .body("find { it.name == 'Thesis' }.people", contains(bob.toString()));
    assertThat(weight(bob)).isEqualTo(2);

    admin().body(wish("Thesis", 4)).put(CLASSES + "/" + id).then().body("weight", equalTo(4f));
    assertThat(weight(bob)).isEqualTo(4);

    admin().delete(CLASSES + "/" + id + "/people/" + bob).then().statusCode(204);
    assertThat(weight(bob)).isEqualTo(1);
    admin().put(CLASSES + "/" + id + "/people/" + bob);
    admin().delete(CLASSES + "/" + id).then().statusCode(204);
    assertThat(weight(bob)).isEqualTo(1);
  }

  @Test
  void somebodyIsInOneClassAtMost() {
    var first = created("First", 2);
    var second = created("Second", 3);
    var bob = student.id();
    admin().put(CLASSES + "/" + first + "/people/" + bob).then().statusCode(200);
    admin().put(CLASSES + "/" + second + "/people/" + bob).then().statusCode(200);

    admin().get(CLASSES).then().body("find { it.name == 'First' }.people", empty());
    admin().delete(CLASSES + "/" + first);
    admin().delete(CLASSES + "/" + second);
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    for (var body :
        new String[] {"{}", wish(" ", 1), wish("x".repeat(61), 1), wish("x", 0), wish("x", 101)}) {
      admin().body(body).post(CLASSES).then().statusCode(400).body("detail", containsString(" "));
    }
    var id = created("Once", 1);
    admin().body(wish("once", 1)).post(CLASSES).then().statusCode(409);
    var missing = "00000000-0000-0000-0000-000000000000";
    admin().put(CLASSES + "/" + missing + "/people/" + student.id()).then().statusCode(404);
    admin().put(CLASSES + "/" + id + "/people/" + missing).then().statusCode(404);
    admin().body(wish("x", 1)).put(CLASSES + "/" + missing).then().statusCode(404);
    admin().delete(CLASSES + "/" + id).then().statusCode(204);
    admin().delete(CLASSES + "/" + id).then().statusCode(404);
  }

  @Test
  void onlyAdminsMay() {
    given().get(CLASSES).then().statusCode(401);
    student.asks().get(CLASSES).then().statusCode(403);
    student.asks().body(wish("Mine", 100)).post(CLASSES).then().statusCode(403);
  }

  private String created(String name, double weight) {
    var answer = admin().body(wish(name, weight)).post(CLASSES);
    answer.then().statusCode(201);
    return answer.path("id");
  }

  private static String wish(String name, double weight) {
    return "{\"name\":\"%s\",\"weight\":%s}".formatted(name, weight);
  }

  private double weight(UUID account) {
    return jdbi.withHandle(
        h ->
            h.select("SELECT weight FROM quota_account WHERE account_id = ?", account)
                .mapTo(Double.class)
                .one());
  }

  private RequestSpecification admin() {
    return admin.asks();
  }
}
