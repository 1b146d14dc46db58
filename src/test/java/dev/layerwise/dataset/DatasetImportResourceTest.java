package dev.layerwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DatasetImportResourceTest {
  private static final String CIFAR = "/api/datasets/cifar-10";

  @ConfigProperty(name = "layerwise.data")
  Path data;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @jakarta.inject.Inject Jdbi jdbi;

  @BeforeEach
  void nothingImported() {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM dataset"));
    jdbi.useHandle(handle -> handle.execute("DELETE FROM dataset_import"));
  }

  @Test
  void aStudentMayNotImport() {
    Somebody.usual(Role.STUDENT)
        .signedIn()
        .contentType(ContentType.JSON)
        .body("{}")
        .post(CIFAR + "/import")
        .then()
        .statusCode(403);
    Somebody.usual(Role.STUDENT).signedIn().delete(CIFAR + "/import").then().statusCode(403);
  }

  @Test
  void anInstructorImportsFromAnAddressThatBreaksOff() throws IOException {
    try (var server = new FileServer(CifarArchives.python(20)).breakingOff(1)) {
      instructor()
          .contentType(ContentType.JSON)
          .body(Map.of("url", server.at("/file.tar.gz").toString()))
          .post(CIFAR + "/import")
          .then()
          .statusCode(202);
      await().untilAsserted(() -> assertState("ready"));
    }

    instructor()
        .get(CIFAR)
        .then()
        .body("train", equalTo(100))
        .body("test", equalTo(20))
        .body("classCounts.train[0]", equalTo(10))
        .body("import", nullValue());
    assertThat(data.resolve("imports/cifar-10")).doesNotExist();
  }

  @Test
  void anUploadIsReadInEitherForm() {
    instructor()
        .multiPart("file", "cifar-10-binary.tar.gz", CifarArchives.binary(3))
        .post(CIFAR + "/import")
        .then()
        .statusCode(202);
    await().untilAsserted(() -> assertState("ready"));

    instructor()
        .contentType("application/octet-stream")
        .body(CifarArchives.python(4))
        .post(CIFAR + "/import")
        .then()
        .statusCode(202);
    await().untilAsserted(() -> instructor().get(CIFAR).then().body("train", equalTo(20)));
  }

  @Test
  void aBadUploadIsToldAndLeavesNothing() throws IOException {
    instructor()
        .multiPart("file", "photos.tar.gz", new byte[12 << 20])
        .post(CIFAR + "/import")
        .then()
        .statusCode(202);
    await()
        .untilAsserted(
            () ->
                instructor()
                    .get(CIFAR + "/import")
                    .then()
                    .body("import.state", equalTo("failed"))
                    .body("import.message", containsString("not a .tar.gz archive")));

    assertState("absent");
    await().untilAsserted(() -> assertThat(filesUnder("imports")).isZero());
    assertThat(filesUnder("datasets/.incoming")).isZero();
  }

  @Test
  void anUnknownHostIsToldWhereProgressIsWatched() {
    instructor()
        .contentType(ContentType.JSON)
        .body("{\"url\":\"https://nowhere.invalid/cifar-10-python.tar.gz\"}")
        .post(CIFAR + "/import")
        .then()
        .statusCode(202);

    await()
        .untilAsserted(
            () ->
                instructor()
                    .get(CIFAR)
                    .then()
                    .body("state", equalTo("absent"))
                    .body("import.state", equalTo("failed"))
                    .body("import.message", containsString("Could not resolve host")));
  }

  @Test
  void aRunningImportIsNotStartedTwiceAndCanBeCancelled() throws IOException {
    try (var server = new FileServer(CifarArchives.python(20)).fallingSilent()) {
      var body = Map.of("url", server.at("/file.tar.gz").toString());
      var by = instructor();
      by.contentType(ContentType.JSON).body(body).post(CIFAR + "/import").then().statusCode(202);
      assertState("importing");
      instructor()
          .contentType(ContentType.JSON)
          .body(body)
          .post(CIFAR + "/import")
          .then()
          .statusCode(409)
          .body("detail", containsString("cancel it"));

      instructor().delete(CIFAR + "/import").then().statusCode(204);

      assertState("absent");
      assertThat(data.resolve("imports/cifar-10")).doesNotExist();
    }
  }

  @Test
  void whatCannotBeImportedIsRefused() {
    for (var body : new String[] {"{\"url\":\"file:///etc/passwd\"}", "{\"url\":\"a b\"}"}) {
      instructor()
          .contentType(ContentType.JSON)
          .body(body)
          .post(CIFAR + "/import")
          .then()
          .statusCode(400);
    }
    instructor()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/datasets/iris/import")
        .then()
        .statusCode(409);
  }

  @Test
  void otherRequestsStaySmall() throws Exception {
    var big = " ".repeat(9 << 20) + "{}";
    instructor()
        .contentType(ContentType.JSON)
        .body(big)
        .post("/api/session")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("detail", containsString("8 MB"));

    var chunked =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/session"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(big.getBytes())))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    var answer = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("8 MB");
  }

  private void assertState(String state) {
    instructor().get(CIFAR).then().body("state", equalTo(state));
  }

  private long filesUnder(String folder) throws IOException {
    try (var files = Files.walk(data.resolve(folder))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static RequestSpecification instructor() {
    return Somebody.usual(Role.INSTRUCTOR).signedIn();
  }
}
