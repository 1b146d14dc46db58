package dev.layerwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.platform.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class LessonResourceTest {
  private static final String SECRETS =
      """
      :::challenge id=goal
      Go.

      - accuracy >= 0.9 — SECRET hint of a rule.
      :::
      :::quiz id=why kind=choice
      Why?

      - [ ] Because
        > SECRET reason.
      - [x] Therefore
        > SECRET reason.
      :::
      :::quiz id=count kind=number answer=31415 tolerance=0
      How many?

      > SECRET explanation.
      :::
      :::quiz id=order kind=order
      Order.

      1. aaa
      2. bbb
      3. ccc

      > SECRET explanation.
      :::
      :::predict id=higher kind=choice metric=testAccuracy
      Higher?

      - higher
      - lower

      > SECRET outcome.
      :::
      """;

  @Test
  void theShippedPathIsThere() {
    as(Role.STUDENT)
        .get("/api/lessons")
        .then()
        .statusCode(200)
        .body("slug", hasItem("one-logistic-unit"))
        .body("find { it.slug == 'one-logistic-unit' }.number", equalTo(1));
    as(Role.STUDENT)
        .get("/api/lessons/one-logistic-unit")
        .then()
        .statusCode(200)
        .body("markdown", nullValue())
        .body("published", equalTo(true))
        .body("blocks.kind", hasItem("bench"))
        .body("presets.keySet()", not(hasItem("solution")));
  }

  @Test
  void whatAStudentMustNotSeeIsNotSent() {
    var slug = published("Secrets", LessonText.with(SECRETS));

    var answer = as(Role.STUDENT).get("/api/lessons/" + slug).then().statusCode(200);

    var body = answer.extract().asString();
    assertThat(body).doesNotContain("SECRET").doesNotContain("31415").doesNotContain("\"right\"");
    answer
        .body("blocks.kind", contains("bench", "challenge", "quiz", "quiz", "quiz", "predict"))
        .body("blocks[1].rules[0].words", equalTo("Test accuracy at least 90 %"))
        .body("blocks[2].options.key", contains("a", "b"))
        .body("blocks[3].options", nullValue())
        .body("blocks[4].options.html", not(contains("aaa", "bbb", "ccc")))
        .body("blocks[5].options.key", contains("0", "1"))
        .body("blocks[5].after", nullValue());
    as(Role.STUDENT).get("/api/lessons/" + slug + "/solution").then().statusCode(403);
    as(Role.INSTRUCTOR)
        .get("/api/lessons/" + slug + "/solution")
        .then()
        .statusCode(200)
        .body("dataset", equalTo("digits"));
  }

  @Test
  void aDraftIsForInstructors() {
    var slug = created("A draft");

    as(Role.STUDENT).get("/api/lessons").then().body("slug", not(hasItem(slug)));
    as(Role.STUDENT).get("/api/lessons/" + slug).then().statusCode(404);
    as(Role.INSTRUCTOR)
        .get("/api/lessons/" + slug)
        .then()
        .statusCode(200)
        .body("published", equalTo(false))
        .body("markdown", startsWith("---\ntitle: A draft\n"));
  }

  @Test
  void studentsReadOnWhileAnInstructorEdits() {
    var slug = published("Edited", LessonText.with("Before."));

    save(slug, 2, LessonText.with("After.")).statusCode(200).body("revision", equalTo(3));

    as(Role.STUDENT)
        .get("/api/lessons/" + slug + "?draft=true")
        .then()
        .body("blocks[1].html", equalTo("<p>Before.</p>"));
    as(Role.INSTRUCTOR)
        .get("/api/lessons/" + slug + "?draft=true")
        .then()
        .body("blocks[1].html", equalTo("<p>After.</p>"))
        .body("revision", equalTo(3));
    publish(slug, 3);
    as(Role.STUDENT)
        .get("/api/lessons/" + slug)
        .then()
        .body("blocks[1].html", equalTo("<p>After.</p>"));
  }

  @Test
  void aStaleSaveGetsTheThreeTexts() {
    var slug = published("Stale", LessonText.with("Base."));
    save(slug, 2, LessonText.with("Theirs.")).statusCode(200);

    save(slug, 2, LessonText.with("Yours."))
        .statusCode(409)
        .body("type", equalTo("urn:layerwise:stale-revision"))
        .body("base", containsString("Base."))
        .body("theirs", containsString("Theirs."))
        .body("yours", containsString("Yours."))
        .body("theirsRevision", equalTo(3));
  }

  @Test
  void aPreviewNamesMistakesAndRunsNothing() {
    as(Role.INSTRUCTOR)
        .contentType(ContentType.JSON)
        .body(
            change(
                LessonText.with(
                    "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n\n:::x\n:::")))
        .post("/api/lessons/preview")
        .then()
        .statusCode(200)
        .body("blocks[1].html", not(containsString("<script")))
        .body("blocks[1].html", not(containsString("javascript")))
        .body("problems", hasSize(1))
        .body("problems[0].file", equalTo("lesson.md"))
        .body("problems[0].line", equalTo(12));
  }

  @Test
  void aLessonOfFiveMegabytesIsRefusedWithWords() {
    var slug = created("Long");

    save(slug, 1, LessonText.with("word ".repeat(1 << 20)))
        .statusCode(413)
        .body("detail", containsString("at most 1 MB"));
    save(slug, 1, LessonText.with("word ".repeat(2 << 20))).statusCode(413);
  }

  @Test
  void aPictureIsShownOnceALessonShowsIt() throws IOException {
    var slug = created("Pictures");

    String src =
        sending("../My Picture!.png", png())
            .post("/api/lessons/" + slug + "/images")
            .then()
            .statusCode(201)
            .body("src", startsWith("figures/my-picture-"))
            .body("src", endsWith(".png"))
            .extract()
            .path("src");
    save(slug, 1, LessonText.with(":::figure src=" + src + " alt=Black\nCaption.\n:::"))
        .body("problems", hasSize(0));
    as(Role.STUDENT).get("/api/lessons/" + slug + "/files/" + src).then().statusCode(404);
    publish(slug, 2);

    as(Role.STUDENT)
        .get("/api/lessons/" + slug + "/files/" + src)
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", startsWith("sandbox"));
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    var slug = created("No picture");

    sending("a.png", "<script>alert(1)</script>".getBytes())
        .post("/api/lessons/" + slug + "/images")
        .then()
        .statusCode(422)
        .body("detail", containsString("PNG or JPEG"));
  }

  @Test
  void aFormThatHidesItsLengthIsRefusedAndNotWaitedFor() {
    as(Role.INSTRUCTOR)
        .multiPart("file", "lesson.zip", new byte[10], "application/zip")
        .post("/api/lessons/import")
        .then()
        .statusCode(411)
        .body("detail", containsString("Content-Length"));
  }

  @Test
  void aLessonTravelsAsAZipFile() throws IOException {
    var slug = published("Travelling", LessonText.with("Words."));

    var zip =
        as(Role.INSTRUCTOR)
            .get("/api/lessons/" + slug + "/export")
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    sending("lesson.zip", zip)
        .post("/api/lessons/import")
        .then()
        .statusCode(201)
        .body("slug", equalTo(slug))
        .body("revision", equalTo(3))
        .body("problems", hasSize(0));
    sending("lesson.zip", zip)
        .post("/api/lessons/import?apart=true")
        .then()
        .statusCode(201)
        .body("slug", equalTo(slug + "-2"))
        .body("revision", equalTo(1));
  }

  @Test
  void aDeletedLessonIsGoneUntilARevisionIsRestored() {
    var slug = published("Deleted", LessonText.with("Words."));

    as(Role.INSTRUCTOR).delete("/api/lessons/" + slug).then().statusCode(204);
    as(Role.INSTRUCTOR).get("/api/lessons/" + slug).then().statusCode(404);
    as(Role.INSTRUCTOR)
        .get("/api/lessons/" + slug + "/revisions")
        .then()
        .body("revision", contains(2, 1));
    as(Role.INSTRUCTOR)
        .contentType(ContentType.JSON)
        .body("{\"expectedRevision\":2}")
        .post("/api/lessons/" + slug + "/revisions/2/restore")
        .then()
        .statusCode(200)
        .body("revision", equalTo(3));
    as(Role.STUDENT).get("/api/lessons/" + slug).then().statusCode(200);
  }

  @Test
  void aDeletedLessonIsBroughtBackFromTheListOfThem() {
    var slug = published("Brought back", LessonText.with("Words."));
    as(Role.INSTRUCTOR).delete("/api/lessons/" + slug).then().statusCode(204);

    as(Role.INSTRUCTOR)
        .get("/api/lessons/deleted")
        .then()
        .statusCode(200)
        .body("find { it.slug == '" + slug + "' }.title", equalTo("A title"))
        .body("find { it.slug == '" + slug + "' }.published", equalTo(true));
    as(Role.STUDENT).get("/api/lessons/deleted").then().statusCode(403);
    as(Role.STUDENT).post("/api/lessons/" + slug + "/bring-back").then().statusCode(403);
    as(Role.INSTRUCTOR).post("/api/lessons/" + slug + "/bring-back").then().statusCode(204);

    as(Role.STUDENT).get("/api/lessons/" + slug).then().statusCode(200);
    as(Role.INSTRUCTOR).post("/api/lessons/no-such-lesson/bring-back").then().statusCode(404);
  }

  private static String published(String title, String markdown) {
    var slug = created(title);
    save(slug, 1, markdown).statusCode(200).body("problems", hasSize(0));
    publish(slug, 2);
    return slug;
  }

  private static String created(String title) {
    return as(Role.INSTRUCTOR)
        .contentType(ContentType.JSON)
        .body("{\"title\":\"" + title + "\"}")
        .post("/api/lessons")
        .then()
        .statusCode(201)
        .extract()
        .path("slug");
  }

  private static void publish(String slug, int revision) {
    as(Role.INSTRUCTOR)
        .contentType(ContentType.JSON)
        .body("{\"revision\":" + revision + "}")
        .post("/api/lessons/" + slug + "/publish")
        .then()
        .statusCode(204);
  }

  private static ValidatableResponse save(String slug, int expected, String markdown) {
    var body =
        change(markdown)
            .replaceFirst(
                "\\{",
                "{\"expectedRevision\":"
                    + expected
                    + ",\"solution\":"
                    + LessonText.PRESET.replace("\n", "")
                    + ",");
    return as(Role.INSTRUCTOR)
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/lessons/" + slug)
        .then();
  }

  private static String change(String markdown) {
    return "{\"presets\":{\"starter\":%s},\"markdown\":%s}"
        .formatted(
            LessonText.PRESET.replace("\n", ""), JsonNodeFactory.instance.textNode(markdown));
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  /** A form with one file, whose length is said: RestAssured's own forms do not say theirs. */
  private static RequestSpecification sending(String name, byte[] file) throws IOException {
    var form = new ByteArrayOutputStream();
    form.write(
        ("--end\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.write(file);
    form.write("\r\n--end--\r\n".getBytes(StandardCharsets.UTF_8));
    return as(Role.INSTRUCTOR)
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
        .contentType("multipart/form-data; boundary=end")
        .body(form.toByteArray());
  }

  private static RequestSpecification as(Role role) {
    return Somebody.usual(role).signedIn();
  }
}
