package dev.layerwise.bench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class BenchResourceTest {
  private static final String NETWORK =
      "{'layers':[{'kind':'conv2d','filters':8},{'kind':'dense'},{'kind':'output'}]}";

  @TestHTTPResource URI site;

  @Test
  void theCatalogueIsComplete() {
    given()
        .get("/api/layers")
        .then()
        .statusCode(200)
        .body("layers", hasSize(12))
        .body("layers.find { it.kind == 'conv2d' }.key", equalTo("filters"))
        .body("layers.find { it.kind == 'conv2d' }.parameters[0].default", equalTo(16))
        .body("layers.find { it.kind == 'maxPool2d' }.parameters[1].default", nullValue())
        .body("layers.find { it.kind == 'parallel' }.block", equalTo("branches"))
        .body("activations.kind", hasItem("leakyRelu"))
        .body("optimizers.find { it.kind == 'sgd' }.learningRate", equalTo(0.1f))
        .body("training.name", hasItem("optimizer.learningRate"));
  }

  @Test
  void theCheckAnswersWithShapesProblemsAndCost() {
    post(signedIn(), "/api/networks/check", check("fashion-mnist", NETWORK, "{}"))
        .statusCode(200)
        .body("trainable", equalTo(false))
        .body("layers.path", equalTo(java.util.List.of("0", "1", "2")))
        .body("layers[0].output", equalTo(java.util.List.of(8, 28, 28)))
        .body("parameters", equalTo(80 + 6273 * 64 + 65 * 10))
        .body("problems", hasSize(1))
        .body("problems[0].path", equalTo("1"))
        .body("problems[0].severity", equalTo("error"))
        .body("problems[0].fix.edit", equalTo("insertBefore"))
        .body("problems[0].fix.layer.kind", equalTo("flatten"))
        .body("cost.device", equalTo("cpu"))
        .body("cost.quotaMs", equalTo(0))
        .body("cost.deviceSeconds", greaterThan(0f));
  }

  @Test
  void anAbsentDataSetStillShowsShapes() {
    post(
            signedIn(),
            "/api/networks/check",
            check("cifar-10", "{'layers':[{'kind':'flatten'},{'kind':'output'}]}", "{}"))
        .statusCode(200)
        .body("trainable", equalTo(false))
        .body("layers[0].output", equalTo(java.util.List.of(3072)))
        .body("problems[0].message", containsString("not on this site yet"));
  }

  @Test
  void badInputIsRefusedInWords() {
    var me = signedIn();
    post(me, "/api/networks/check", check("nonsense", NETWORK, "{}"))
        .statusCode(404)
        .contentType("application/problem+json");
    post(me, "/api/networks/check", check("digits", NETWORK, "{'optimizer':{'learningRate':NaN}}"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("not valid JSON"));
    post(
            me,
            "/api/networks/check",
            check("digits", NETWORK, "{'optimizer':{'learningRate':1e999}}"))
        .statusCode(200)
        .body("problems.path", hasItem("training.optimizer.learningRate"));
    var nested = "[{'kind':'residual','layers':".repeat(200) + "[]" + "}]".repeat(200);
    post(me, "/api/networks/check", check("digits", "{'layers':" + nested + "}", "{}"))
        .statusCode(200)
        .body("problems.message", hasItem(containsString("at most 8 deep")));
    var many = "{'kind':'batchNorm'},".repeat(10_000) + "{'kind':'output'}";
    post(me, "/api/networks/check", check("digits", "{'layers':[" + many + "]}", "{}"))
        .statusCode(200)
        .body("problems[0].message", containsString("at most 500"));
    post(given(), "/api/networks/check", check("digits", NETWORK, "{}")).statusCode(401);
  }

  @Test
  void anEightyMegabyteBodyIsRefusedInWords() throws IOException {
    try (var socket = new Socket(site.getHost(), site.getPort())) {
      socket.setSoTimeout(10_000);
      var head =
          "POST /api/networks/check HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(site.getAuthority(), 80_000_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write("{\"network\":".getBytes(StandardCharsets.US_ASCII));

      var answer = firstPart(socket.getInputStream());

      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .contains("application/problem+json")
          .contains("8 MB");
    }
  }

  private static String firstPart(InputStream in) throws IOException {
    var buffer = new byte[4096];
    var text = new StringBuilder();
    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
      text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      if (text.toString().contains("}")) {
        break;
      }
    }
    return text.toString();
  }

  @Test
  void draftsAreKeptChangedSharedAndDeleted() {
    var me = signedIn();
    var other = signedIn();
    var id =
        post(me, "/api/networks", draft("My first", null))
            .statusCode(201)
            .body("version", equalTo(1))
            .body("network.layers", hasSize(3))
            .extract()
            .<String>path("id");

    given().spec(other).get("/api/networks/" + id).then().statusCode(404);
    put(other, id, draft("Stolen", 1)).statusCode(404);
    given().spec(other).delete("/api/networks/" + id).then().statusCode(404);
    given().spec(other).post("/api/networks/" + id + "/share").then().statusCode(404);
    given().spec(other).get("/api/networks").then().body("", hasSize(0));

    put(me, id, draft("Second name", 1)).statusCode(200).body("version", equalTo(2));
    put(me, id, draft("Stale", 1))
        .statusCode(409)
        .body("type", containsString("stale-version"))
        .body("current.name", equalTo("Second name"))
        .body("current.version", equalTo(2));

    given()
        .spec(me)
        .post("/api/networks/" + id + "/share")
        .then()
        .statusCode(200)
        .body("shared", equalTo(true));
    given()
        .spec(other)
        .get("/api/networks/" + id)
        .then()
        .statusCode(200)
        .body("mine", equalTo(false))
        .body("name", equalTo("Second name"));
    put(other, id, draft("Still not yours", 2)).statusCode(404);

    given().spec(me).delete("/api/networks/" + id).then().statusCode(204);
    given().spec(me).get("/api/networks/" + id).then().statusCode(404);
  }

  @Test
  void aLessonHasOneNetworkOfAPersonAtWhateverMachine() {
    var me = signedIn();
    var other = signedIn();
    var first =
        post(me, "/api/networks", beside("first", "starter", null))
            .statusCode(201)
            .body("lesson", equalTo("convolution"))
            .extract()
            .<String>path("id");
    post(me, "/api/networks", draft("Free", null)).statusCode(201).body("lesson", nullValue());
    post(other, "/api/networks", beside("theirs", "starter", null)).statusCode(201);

    put(me, first, draft("first", 1)).statusCode(200).body("preset", equalTo("starter"));
    put(me, first, beside("first", "deeper", 2)).statusCode(200);
    of(me, "convolution")
        .body("id", hasItem(first))
        .body("", hasSize(1))
        .body("[0].preset", equalTo("deeper"));
    of(me, "dropout").body("", hasSize(0));

    post(me, "/api/networks", beside("second", "starter", null))
        .statusCode(409)
        .body("current.id", equalTo(first));
    post(me, "/api/networks", beside("second", "starter", 2)).statusCode(409);
    var second =
        post(me, "/api/networks", beside("second", "starter", 3))
            .statusCode(201)
            .extract()
            .<String>path("id");
    of(me, "convolution").body("id", equalTo(java.util.List.of(second)));
    given().spec(me).get("/api/networks/" + first).then().body("lesson", nullValue());
  }

  @Test
  void aDraftWithoutANameOrAVersionIsRefused() {
    var me = signedIn();
    post(me, "/api/networks", "{'name':' ','dataset':'digits','network':{},'training':{}}")
        .statusCode(400)
        .body("detail", containsString("name"));
    post(me, "/api/networks", "{'name':'x','dataset':'digits','network':[],'training':{}}")
        .statusCode(400)
        .body("detail", containsString("network"));
    var id = post(me, "/api/networks", draft("A", null)).extract().<String>path("id");
    put(me, id, draft("B", null)).statusCode(400).body("detail", containsString("version"));
  }

  @Test
  void startersComeByDataSet() {
    given()
        .get("/api/starters?dataset=fashion-mnist")
        .then()
        .statusCode(200)
        .body("[0].network.layers[0].kind", equalTo("conv2d"));
    given()
        .get("/api/starters?dataset=spirals~noise=0.2~seed=3")
        .then()
        .statusCode(200)
        .body("", hasSize(greaterThan(1)));
    given().get("/api/starters?dataset=nonsense").then().statusCode(404);
    given().get("/api/starters").then().statusCode(400);
  }

  private static RequestSpecification signedIn() {
    return Somebody.student("Ada").signedIn();
  }

  private static io.restassured.response.ValidatableResponse post(
      RequestSpecification who, String path, String body) {
    return given()
        .spec(who)
        .contentType(ContentType.JSON)
        .body(body.replace('\'', '"'))
        .post(path)
        .then();
  }

  private static io.restassured.response.ValidatableResponse put(
      RequestSpecification who, String id, String body) {
    return given()
        .spec(who)
        .contentType(ContentType.JSON)
        .body(body.replace('\'', '"'))
        .put("/api/networks/" + id)
        .then();
  }

  private static String check(String dataset, String network, String training) {
    return "{'dataset':'%s','network':%s,'training':%s}".formatted(dataset, network, training);
  }

  private static io.restassured.response.ValidatableResponse of(
      RequestSpecification who, String lesson) {
    return given().spec(who).get("/api/networks?lesson=" + lesson).then().statusCode(200);
  }

  private static String beside(String name, String preset, Integer version) {
    return draft(name, version)
        .replaceFirst("}$", ",'lesson':'convolution','preset':'%s'}".formatted(preset));
  }

  private static String draft(String name, Integer version) {
    return "{'name':'%s','dataset':'digits','network':%s,'training':{}%s}"
        .formatted(name, NETWORK, version == null ? "" : ",'version':" + version);
  }
}
