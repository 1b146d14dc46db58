package dev.layerwise.roles;

import static io.restassured.RestAssured.given;

import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.roles.RoleTable.Caller;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Everybody who asks in the test, and what belongs to the owner among them. */
final class Cast {
  private static final String DESIGN =
      """
      "dataset": "digits", "training": {"epochs": 1},
      "network": {"layers": [{"kind": "flatten"}, {"kind": "output"}]}}
      """;
  private static final Map<String, String> BODIES =
      Map.of(
          "POST /api/runs",
          "{" + DESIGN,
          "PATCH /api/runs/{id}",
          "{\"name\": \"First try\"}",
          "POST /api/networks",
          "{\"name\": \"First\"," + DESIGN,
          "PUT /api/classes/{id}/lessons",
          "[]",
          "PUT /api/progress/{slug}/position",
          "{\"block\": 0}",
          "PUT /api/networks/{id}",
          "{\"name\": \"First\", \"version\": 1," + DESIGN);

  /** These take a file: an empty form is refused for itself, once the role is let through. */
  private static final Set<String> FORMS =
      Set.of("POST /api/lessons/import", "POST /api/lessons/{slug}/images");

  private static final String FORM = "multipart/form-data; boundary=end";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Caller, String> sessions = new EnumMap<>(Caller.class);

  /** A fresh thing for this route to work on, with a body that it accepts, asked by this caller. */
  int statusOf(Route route, Caller caller) {
    var path = route.path();
    if (path.startsWith("/api/progress/") || path.startsWith("/api/challenges/")) {
      path = inLesson(path, AskedLesson.slug());
    }
    if (path.contains("{id}")) {
      path = path.replace("{id}", thing(path));
    }
    if (path.contains("{slug}")) {
      path =
          path.replace("{slug}", AskedLesson.slug())
              .replace("{n}", "1")
              .replace("{name}", "a.png")
              .replace("{prediction}", AskedLesson.PREDICTION);
    }
    if (path.contains("{code}")) {
      path = path.replace("{code}", code(taught()));
    }
    if (path.contains("{account}")) {
      path = path.replace("{account}", somebody());
    }
    var status = send(route, path, caller);
    if (route.path().equals("/api/session")) {
      sessions.remove(caller);
    }
    return status;
  }

  /** Without reading the body: a feed never ends. */
  private int send(Route route, String path, Caller caller) {
    var body =
        route.method().equals("GET")
            ? ""
            : FORMS.contains(route.toString())
                ? "--end--\r\n"
                : BODIES.getOrDefault(route.toString(), "{}");
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .method(route.method(), HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", FORMS.contains(route.toString()) ? FORM : "application/json");
    if (caller != Caller.VISITOR) {
      request.header("Cookie", "layerwise_session=" + session(caller));
    }
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String session(Caller caller) {
    return sessions.computeIfAbsent(caller, each -> Somebody.of("Ada", role(each)).session());
  }

  private RequestSpecification owner() {
    return given().cookie("layerwise_session", session(Caller.OWNER));
  }

  private String thing(String path) {
    if (path.startsWith("/api/runs/")) {
      return made("/api/runs");
    }
    if (path.startsWith("/api/networks/{")) {
      return made("/api/networks");
    }
    if (path.startsWith("/api/devices/") || path.startsWith("/api/admin/devices/")) {
      return device(UUID.randomUUID());
    }
    if (path.startsWith("/api/admin/workers/")) {
      var worker = UUID.randomUUID();
      device(worker);
      return worker.toString();
    }
    if (path.startsWith("/api/classes/")) {
      return taught();
    }
    if (path.startsWith("/api/admin/share-classes/")) {
      return shareClass();
    }
    return path.startsWith("/api/datasets/") ? "digits" : somebody();
  }

  private String made(String collection) {
    return owner()
        .contentType(ContentType.JSON)
        .body(BODIES.get("POST " + collection))
        .post(collection)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String shareClass() {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "INSERT INTO share_class (name, weight)"
                            + " VALUES (gen_random_uuid()::text, 2) RETURNING id")
                    .mapTo(String.class)
                    .one());
  }

  /** A step of this lesson, or what the owner has done there. */
  private String inLesson(String path, String slug) {
    var there = path.replace("{slug}", slug);
    if (there.contains("/predictions/")) {
      predict(slug);
    }
    var step = there.contains("/quizzes/") ? AskedLesson.QUIZ : AskedLesson.PREDICTION;
    return there.replace("{id}", there.contains("/attempts/") ? attempt(slug) : step);
  }

  private void predict(String slug) {
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO prediction (account, lesson, prediction, value, at)"
                        + " VALUES (?::uuid, ?, ?, '0', site_now())",
                    somebody(),
                    slug,
                    AskedLesson.PREDICTION));
  }

  private String attempt(String slug) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        INSERT INTO challenge_attempt (account, lesson, revision, run, rules,
                               handed_in, at, state, met, judged_at)
                        VALUES (?::uuid, ?, 1, gen_random_uuid(), '[]', '{}', site_now(), 'FAILED',
                                0, site_now())
                        RETURNING id
                        """,
                        somebody(),
                        slug)
                    .mapTo(String.class)
                    .one());
  }

  /** A class that somebody else teaches, with the owner in it. */
  private String taught() {
    var id =
        jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            WITH teacher AS (
                              INSERT INTO account (name, email, password_hash, role)
                              VALUES ('Grace', gen_random_uuid() || '@example.org', 'x', 'INSTRUCTOR')
                              RETURNING id)
                            INSERT INTO course_class (name, instructor, code, created_at)
                            SELECT 'Deep learning', id,
                                   translate(left(md5(random()::text), 8), '0123456789abcdef',
                                             'ABCDEFGHJKMNPQRS'), site_now()
                              FROM teacher RETURNING id
                            """)
                        .mapTo(String.class)
                        .one());
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO class_member (class, account, joined_at)"
                        + " VALUES (?::uuid, ?::uuid, site_now())",
                    id,
                    somebody()));
    return id;
  }

  private static String code(String classId) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT code FROM course_class WHERE id = ?::uuid", classId)
                    .mapTo(String.class)
                    .one());
  }

  /** A device of this worker, which is made for it. */
  private static String device(UUID worker) {
    var device = UUID.randomUUID();
    jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO worker (id, name, session, started_at, seen_at)"
                      + " VALUES (?, ?, ?, site_now(), site_now())",
                  worker,
                  "host-" + worker,
                  UUID.randomUUID());
              handle.execute(
                  "INSERT INTO device (id, worker, slot, kind, state, changed_at)"
                      + " VALUES (?, ?, 'cpu', 'cpu', 'STARTING', site_now())",
                  device,
                  worker);
            });
    return device.toString();
  }

  private String somebody() {
    return owner().get("/api/me").path("id");
  }

  private static Role role(Caller caller) {
    return switch (caller) {
      case ADMIN -> Role.ADMIN;
      case INSTRUCTOR -> Role.INSTRUCTOR;
      case VISITOR, STUDENT, OWNER -> Role.STUDENT;
    };
  }

  private static Jdbi jdbi() {
    return Arc.container().instance(Jdbi.class).get();
  }
}
