package dev.layerwise.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class AccountResourceTest {
  private static final String SIGN_UP =
      "{\"name\":\"%s\",\"email\":\"%s\",\"password\":\"correct horse\"}";

  @Test
  void aPersonSignsUpIsKnownAndSignsOutForGood() {
    var answer =
        given()
            .contentType(ContentType.JSON)
            .body(SIGN_UP.formatted("Grace", "grace@example.org"))
            .post("/api/accounts");
    answer
        .then()
        .statusCode(201)
        .body("name", equalTo("Grace"))
        .header("Set-Cookie", containsString("HttpOnly"))
        .header("Set-Cookie", containsString("SameSite=Lax"));
    var token = answer.getCookie(Sessions.COOKIE);

    given()
        .cookie(Sessions.COOKIE, token)
        .get("/api/me")
        .then()
        .statusCode(200)
        .body("email", equalTo("grace@example.org"));
    given().cookie(Sessions.COOKIE, token).delete("/api/session").then().statusCode(204);
    given()
        .cookie(Sessions.COOKIE, token)
        .get("/api/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("detail", containsString("Sign in"));
  }

  @Test
  void aStaleCookieDoesNotKeepAnybodyFromSigningIn() {
    given()
        .contentType(ContentType.JSON)
        .body(SIGN_UP.formatted("Joan", "joan@example.org"))
        .post("/api/accounts")
        .then()
        .statusCode(201);

    given()
        .cookie(Sessions.COOKIE, "stale")
        .contentType(ContentType.JSON)
        .body("{\"email\":\"joan@example.org\",\"password\":\"correct horse\"}")
        .post("/api/session")
        .then()
        .statusCode(200);
  }

  @Test
  void aPageOfAnotherSiteCannotChangeAnything() {
    for (var header :
        new String[][] {{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}) {
      given()
          .header(header[0], header[1])
          .contentType(ContentType.JSON)
          .body(SIGN_UP.formatted("Mallory", "mallory@example.org"))
          .post("/api/accounts")
          .then()
          .statusCode(403)
          .contentType("application/problem+json");
    }
  }

  @Test
  void whoeverIsNotAnAdminSeesNoAccounts() {
    given().get("/api/admin/accounts").then().statusCode(401);
  }

  @Test
  void anUnreadableBodyIsToldSo() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"name\":")
        .post("/api/accounts")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    given()
        .contentType(ContentType.JSON)
        .body("{\"nickname\":\"x\"}")
        .post("/api/accounts")
        .then()
        .statusCode(400)
        .body("detail", containsString("nickname"));
  }
}
