package dev.layerwise.course;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.layerwise.account.Somebody;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A lesson that an instructor wrote and published over HTTP, with one of each step. */
record TestLesson(String slug, String design) {
  private static final String MARKDOWN =
      """
      ---
      title: %s
      summary: To be tried.
      minutes: 5
      ---
      Some words.

      :::bench preset=starter
      :::

      :::quiz id=why kind=choice
      Why?

      - [ ] Chance
        > It is not.
      - [x] Reason
        > It is.
      :::

      :::predict id=higher kind=choice metric=testAccuracy
      Will it be higher?

      - higher
      - lower

      > It usually is higher.
      :::

      :::predict id=curve kind=curve metric=trainLoss epochs=3 min=0 max=3
      Draw it.

      > It usually falls.
      :::

      :::challenge id=goal seeds=3
      Do better.

      - accuracy >= 0.9 — Look at the learning rate.
      %s
      :::
      """;
  private static final String SMALL = "- parameters <= 1000 — Look at the units.";
  static final String DESIGN =
      """
      "dataset": "digits",
      "network": {"layers": [{"kind": "flatten"}, {"kind": "output"}]},
      "training": {"epochs": 3}
      """;

  static TestLesson published(Somebody instructor) {
    return published(instructor, DESIGN);
  }

  static TestLesson published(Somebody instructor, String design) {
    return publish(instructor, drafted(instructor, design, SMALL));
  }

  /** With this rule besides the one on accuracy. */
  static TestLesson publishedWithRule(Somebody instructor, String rule) {
    return publish(instructor, drafted(instructor, DESIGN, rule));
  }

  private static TestLesson publish(Somebody instructor, TestLesson lesson) {
    instructor
        .post("/api/lessons/" + lesson.slug() + "/publish", Map.of("revision", 2))
        .then()
        .statusCode(lessThan(300));
    return lesson;
  }

  static TestLesson drafted(Somebody instructor) {
    return drafted(instructor, DESIGN, SMALL);
  }

  /**
   * Before it is published.
   *
   * @param design data set, network and plan, of the starter and of the runs
   */
  private static TestLesson drafted(Somebody instructor, String design, String rule) {
    var title = "Try " + UUID.randomUUID().toString().substring(0, 8);
    var made = instructor.post("/api/lessons", Map.of("title", title));
    made.then().statusCode(lessThan(300));
    String slug = made.path("slug");
    var path = "/api/lessons/" + slug;
    int revision = made.path("revision");
    var saved =
        instructor
            .asks()
            .body(
                Map.of(
                    "markdown", MARKDOWN.formatted(title, rule),
                    "presets", Map.of("starter", parsed(design)),
                    "solution", parsed(design),
                    "expectedRevision", revision))
            .put(path);
    saved.then().statusCode(200).body("revision", equalTo(2));
    return new TestLesson(slug, design);
  }

  private static Map<String, Object> parsed(String design) {
    return JsonPath.from("{" + design + "}").getMap("");
  }

  /** Submits the starter as a run of this lesson. */
  UUID run(Somebody student) {
    var answer = student.post("/api/runs", "{%s, \"lesson\": \"%s\"}".formatted(design, slug));
    answer.then().statusCode(201);
    return UUID.fromString(answer.path("id"));
  }

  /** The same, and the site records that it came to this. */
  UUID trained(Somebody student, double accuracy) {
    var run = run(student);
    finish(run, accuracy);
    return run;
  }

  static void finish(UUID run, double accuracy) {
    jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE run SET state = 'COMPLETED', started_at = site_now(),
                           finished_at = site_now(), slice_device_ms = 0, slice_reserved_ms = 0,
                           test_accuracy = ?, test_loss = 0.5, held_ms = 1500
                     WHERE id = ?
                    """,
                    accuracy,
                    run));
  }

  static Jdbi jdbi() {
    return Arc.container().instance(Jdbi.class).get();
  }
}
